//! What a board of many years is made of: names put together from parts, in both languages.

use super::Lang;
use crate::text::words;

words! {
    years_adopted_because => "Godkendt: borgeren får svar hurtigere.", "Approved: citizens get their answer sooner.";
    years_developed_because => "Godt på vej; teksterne skal være kortere.", "Well under way; the texts must be shorter.";
    years_extended_because => "For få sager til at afgøre det endnu.", "Too few cases to tell yet.";
    years_annulled_because => "En ny lov løste det.", "A new law took care of it.";
    years_dropped_because => "Løst på en anden måde.", "Taken care of in another way.";
    years_rejected_because => "Et andet center gør det allerede.", "Another centre does it already.";
    years_parked_because => "Venter på budgettet.", "Waits for the budget.";
    years_happened => "Ny arbejdsgang begyndte", "A new workflow began";
    years_corrected_because => "Tastefejl.", "A slip of the keys.";
    demo_years_out_of_range => "Skriv et antal år fra 1 til 30.", "Write a number of years from 1 to 30.";
}

impl Lang {
    /// How many actions a demo may have.
    pub fn demo_actions_out_of_range(self, fewest: u32, most: u32) -> String {
        self.pick(
            format!("Skriv et antal handlinger fra {fewest} til {most}."),
            format!("Write a number of actions from {fewest} to {most}."),
        )
    }

    /// How many of a demo's actions may be open.
    pub fn demo_open_out_of_range(self, fewest: u32, most: u32) -> String {
        self.pick(
            format!("Af så mange handlinger kan fra {fewest} til {most} være åbne."),
            format!("Of so many actions from {fewest} to {most} can be open."),
        )
    }
}

content! {
    /// What citizens write and ring about.
    Topic[1] {
        Parking => ["parkering"], ["parking"];
        Permits => ["byggetilladelser"], ["building permits"];
        Moving => ["flytning"], ["moving house"];
        Passports => ["pas"], ["passports"];
        DayCare => ["dagtilbud"], ["day care"];
        Pensions => ["pension"], ["pensions"];
        Waste => ["affald"], ["waste"];
        Schools => ["skolestart"], ["starting school"];
        Housing => ["boligstøtte"], ["housing benefit"];
        Rooms => ["lån af lokaler"], ["borrowing rooms"];
        Aids => ["hjælpemidler"], ["aids for daily living"];
        Weddings => ["vielser"], ["weddings"];
        Rats => ["rotter"], ["rats"];
        PropertyTax => ["ejendomsskat"], ["property tax"];
        Payments => ["betalinger"], ["payments"];
        Licences => ["kørekort"], ["driving licences"];
        HealthCards => ["sundhedskort"], ["health cards"];
        Soil => ["jordforurening"], ["polluted soil"];
        Roads => ["vejskader"], ["damaged roads"];
        Trees => ["træfældning"], ["felling trees"];
    }
}

content! {
    /// A task; a topic follows.
    Doing[1] {
        Letter => ["Nyt brev om"], ["New letter on"];
        WebText => ["Kortere tekst på hjemmesiden om"], ["Shorter text on the website on"];
        Template => ["Svarskabelon om"], ["Answer template on"];
        Guide => ["Fælles vejledning om"], ["Shared guide on"];
        Proposal => ["Oplæg til mødet om"], ["Proposal for the meeting on"];
        TenCitizens => ["Spørg ti borgere om"], ["Ask ten citizens about"];
        Buddies => ["Makkerskab om"], ["Buddy pair on"];
        Questions => ["Spørgsmål og svar om"], ["Questions and answers on"];
        SelfService => ["Vejledning i selvbetjening om"], ["Help with self-service on"];
        Calls => ["Kortlæg opkald om"], ["Map the calls about"];
        Checklist => ["Tjekliste til sager om"], ["Checklist for cases on"];
        Receipt => ["Kvittering for henvendelser om"], ["Receipt for enquiries about"];
        Training => ["Oplæring i svar om"], ["Training in answers on"];
        Contact => ["Ret kontaktoplysninger om"], ["Mend the contact details on"];
        Form => ["Kortere blanket om"], ["Shorter form on"];
        Times => ["Aftal svarfrister om"], ["Agree on times to answer on"];
    }
}

content! {
    /// Which step of a task.
    Step[1] {
        Whole => [""], [""];
        Draft => [", udkast"], [", draft"];
        Attempt => [", afprøvning"], [", attempt"];
        FollowUp => [", opfølgning"], [", follow-up"];
        SecondRound => [", anden runde"], [", second round"];
    }
}

content! {
    /// The effect of an action, and how.
    Gain[2] {
        Sooner => ["Borgeren får svar hurtigere", "Prøv det på én afdeling først"],
            ["Citizens get their answer sooner", "Try it in one department first"];
        FewerCalls => ["Færre opkald", "Gennemgå de ti hyppigste spørgsmål"],
            ["Fewer calls", "Go through the ten commonest questions"];
        OneAnswer => ["Borgeren får ét svar", "Aftal ordene mellem centrene"],
            ["The citizen gets one answer", "Agree on the words between the centres"];
        FirstTime => ["Rigtigt igennem første gang", "Ret numre og tekster"],
            ["Right through the first time", "Mend numbers and texts"];
        FewerErrors => ["Færre sager går retur", "Se 20 sager igennem sammen"],
            ["Fewer cases go back", "Look through 20 cases together"];
        MoreAlone => ["Flere klarer det selv", "Vejled i løsningen under samtalen"],
            ["More manage by themselves", "Guide through the solution during the call"];
    }
}

content! {
    /// A KPI: its name, its key and its unit.
    Gauge[3] {
        CaseTime => ["Sagstid, byggesag", "sagstid-byg", "dage"], ["Case time, building", "case-building", "days"];
        HelpTime => ["Sagstid, hjælpemidler", "sagstid-hjælp", "dage"], ["Case time, aids", "case-aids", "days"];
        HousingTime => ["Sagstid, boligstøtte", "sagstid-bolig", "dage"], ["Case time, housing", "case-housing", "days"];
        Mail => ["Svartid, mail", "svartid-mail", "timer"], ["Answer time, mail", "answer-mail", "hours"];
        Letters => ["Svartid, breve", "svartid-breve", "timer"], ["Answer time, letters", "answer-letters", "hours"];
        Queue => ["Ventetid i borgerservice", "ventetid", "min."], ["Waiting time at the desk", "waiting", "min."];
        PassedOn => ["Viderestillinger", "viderestillinger", "%"], ["Calls passed on", "passed-on", "%"];
        GivenUp => ["Opgivne opkald", "opgivne", "%"], ["Calls given up", "given-up", "%"];
        Returned => ["Sager, der går retur", "retur", "%"], ["Cases that go back", "returned", "%"];
        Missing => ["Ansøgninger med mangler", "mangler", "%"], ["Incomplete applications", "incomplete", "%"];
        Complaints => ["Klager", "klager", "sager"], ["Complaints", "complaints", "cases"];
        Online => ["Ansøgt digitalt", "digitalt", "%"], ["Applied online", "online", "%"];
        InTime => ["Afgjort til tiden", "til-tiden", "%"], ["Decided in time", "in-time", "%"];
        Booked => ["Bestilte tider", "tider", "%"], ["Booked appointments", "booked", "%"];
        FirstAnswer => ["Svar i første kontakt", "første-kontakt", "%"], ["Answered at first contact", "first-contact", "%"];
        Mood => ["Tilfredshed, medarbejdere", "medarbejdere", "%"], ["Satisfaction, staff", "staff", "%"];
    }
}

content! {
    /// A workflow; a topic follows.
    Process[1] {
        Cases => ["Sagsgang for"], ["Cases on"];
        Enquiries => ["Henvendelser om"], ["Enquiries about"];
    }
}

content! {
    /// An idea; a topic follows.
    Notion[1] {
        Film => ["Kort film om"], ["A short film on"];
        Hour => ["Fast telefontid for spørgsmål om"], ["A fixed hour for calls about"];
        Poster => ["Plakat i borgerservice om"], ["A poster at the desk on"];
        Sms => ["Sms med status om"], ["Text messages on progress with"];
        Evening => ["Åben aften om"], ["An open evening on"];
        Map => ["Kort på hjemmesiden om"], ["A map on the website on"];
    }
}
