//! The Danish words for codes: what the command line and files take besides the English ones.

/// The Danish words that the command line takes for a code.
const CODES: [(&str, &str); 39] = [
    ("higher", "højere"),
    ("lower", "lavere"),
    ("week", "uge"),
    ("fortnight", "14-dage"),
    ("month", "måned"),
    ("quarter", "kvartal"),
    ("at_least", "mindst"),
    ("at_most", "højst"),
    ("absolute", "absolut"),
    ("relative_percent", "relativ-%"),
    ("percentage_points", "procentpoint"),
    ("count", "antal"),
    ("average", "gennemsnit"),
    ("share", "andel"),
    ("duration", "tid"),
    ("scale", "skala"),
    ("core", "kerneydelse"),
    ("experience", "brugeroplevelse"),
    ("internal", "internt"),
    ("employee", "medarbejder"),
    ("project_lead", "projektleder"),
    ("leader", "leder"),
    ("steering_group", "styregruppe"),
    ("process_lead", "procesansvarlig"),
    ("benefit_owner", "gevinstansvarlig"),
    ("ready", "klar-parat"),
    ("guidance", "vejledning"),
    ("principle", "princip"),
    ("watch_out", "obs"),
    ("adopt", "vedtag"),
    ("develop", "videreudvikl"),
    ("annul", "annullér"),
    ("extend", "forlæng"),
    ("seen", "set"),
    ("not_seen", "ikke-set"),
    ("too_early", "for-tidligt"),
    ("meeting", "møde"),
    ("idea", "idé"),
    ("workflow", "arbejdsgang"),
];

/// The Danish word for a code on the command line.
pub fn danish_code(code: &str) -> Option<&'static str> {
    CODES.iter().find(|(of, _)| *of == code).map(|(_, word)| *word)
}
