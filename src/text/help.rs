//! The words of the key card: a word in the footer, a line in the help.

use super::{Lang, words};

words! {
    key_measure => "indtast måling", "enter value";
    key_done => "udført", "done";
    key_move => "ny frist", "new deadline";
    key_hand_over => "overdrag", "hand over";
    key_wait => "afventer", "waiting";
    key_mark => "markér", "mark";
    key_next_tab => "næste fane", "next tab";
    key_filter => "filtrér", "filter";
    key_edit => "redigér", "edit";
    key_new => "ny handling", "new action";
    key_count_ready => "klar-parat", "ready-to-go";
    key_count_guidance => "vejledning", "guidance";
    key_count_principle => "princip", "principle";
    key_count_watch_out => "obs", "watch-out";
    key_wall => "storskærm", "big screen";
    key_laptop => "bærbar visning", "laptop view";
    key_theme => "kontrast", "contrast";
    key_help => "hjælp", "help";
    key_next_field => "næste felt", "next field";
    key_previous_field => "forrige", "previous";
    key_save => "gem", "save";
    key_close => "luk", "close";
    key_yes => "ja (Enter)", "yes (Enter)";
    key_forget => "nej, glem det", "no, forget it";
    key_later => "senere", "later";
    key_no => "nej (Enter)", "no (Enter)";
    key_select => "↓ vælg", "↓ select";
    key_open_choice => "vælg", "choose";
    key_run => "udfør", "run";
    key_next_panel => "felt", "panel";
    key_back => "tilbage", "back";
    key_search => "søg", "search";
    key_keep_search => "behold", "keep";
    key_go => "gå derhen", "go there";
    key_new_kpi => "nyt nøgletal", "new KPI";
    key_measure_missing => "indtast det, der mangler", "enter what is missing";
    key_next_kpi => "næste", "next";
    key_zoom => "zoom", "zoom";
    key_range => "udsving", "range";
    key_correct => "ret", "correct";
    key_exclude => "udelad", "exclude";
    key_baseline => "udgangspunkt", "baseline";
    key_new_workflow => "ny", "new";
    key_start_trial => "afprøv", "start trial";
    key_decide => "beslut", "decide";
    key_redesign => "redesign", "redesign";
    key_new_idea => "ny idé", "new idea";
    key_settle => "afgør", "settle";
    key_park => "parkér", "park";
    key_border => "grænse", "border";
    key_doubt => "tvivl", "doubt";
    key_amount => "antal", "several";
    key_stream => "ansøgn./tilsyn", "applic./inspec.";
    key_other_day => "anden dag", "another day";
    key_settle_doubt => "afklar tvivl", "settle doubt";
    screen_board => "Tavle", "Board";
    screen_kpis => "Nøgletal", "KPIs";
    screen_actions => "Handlinger", "Actions";
    screen_workflows => "Arbejdsgange", "Workflows";
    screen_case_types => "Sagstyper", "Case types";

    help_measure => "Indtast en måling af det valgte nøgletal", "Enter a measurement of the selected KPI";
    help_done => "Den valgte handling er udført", "The selected action is done";
    help_move => "Ny frist på den valgte handling", "New deadline for the selected action";
    help_drop => "Den valgte handling bortfalder (spørger hvorfor)", "Drop the selected action (asks why)";
    help_newer => "Nyere i historien", "Newer in the history";
    help_older => "Ældre i historien", "Older in the history";
    help_hand_over => "Overdrag den valgte handling til en anden", "Hand the selected action over to somebody else";
    help_wait => "Den valgte handling afventer noget (eller ikke længere)", "The selected action waits for something (or no more)";
    help_begin => "Den valgte handling er i gang", "The selected action is in progress";
    help_agree => "Den valgte handling er aftalt med den ansvarlige", "The selected action is agreed with the responsible";
    help_mark => "Markér flere handlinger (tasterne gælder så dem alle)", "Mark several actions (the keys then act on all of them)";
    help_edit => "Redigér den valgte", "Edit the selected one";
    help_open => "Vis hele den valgte", "Show the whole of the selected one";
    help_new => "Skriv en ny handling", "Write a new action";
    help_count_ready => "Tæl en klar-parat sag", "Count a ready-to-go case";
    help_count_guidance => "Tæl en vejledningssag", "Count a guidance case";
    help_count_principle => "Tæl en principssag", "Count a principle case";
    help_count_watch_out => "Tæl en obs-sag", "Count a watch-out case";
    help_board_screen => "Tavlen", "The board";
    help_kpis_screen => "Nøgletallene", "The KPIs";
    help_actions_screen => "Handlingerne", "The actions";
    help_workflows_screen => "Arbejdsgangene og idéerne", "The workflows and the ideas";
    help_case_types_screen => "Sagstyperne", "The case types";
    help_measure_missing => "Indtast alle de målinger, der mangler", "Enter all the values that are missing";
    help_new_kpi => "Opret et nyt nøgletal", "Add a new KPI";
    help_earlier => "Tidligere uger", "Earlier weeks";
    help_later_weeks => "Senere uger", "Later weeks";
    help_next_kpi => "Det næste nøgletal", "The next KPI";
    help_zoom => "Skift mellem et halvt år, et år og det hele", "Change between half a year, a year and all of it";
    help_range => "Vis eller skjul normalt udsving", "Show or hide the normal range";
    help_exclude => "Udelad et punkt, eller medtag det igen",
        "Leave a point out, or take it in again";
    help_baseline => "Vælg udgangspunktet: nogle perioder eller ét tal",
        "Choose the baseline: some periods or one value";
    help_correct => "Ret en måling (spørger hvorfor)", "Correct a measurement (asks why)";
    help_new_workflow => "Opret en ny arbejdsgang", "Add a new workflow";
    help_start_trial => "Begynd at prøve den valgte arbejdsgang af", "Start trying out the selected workflow";
    help_decide => "Ledelsens beslutning om den valgte arbejdsgang", "Management's decision on the selected workflow";
    help_redesign => "Begynd redesign; er det færdigt: klar til afprøvning",
        "Begin a redesign; once it is finished: ready for trial";
    help_left_column => "Kolonnen til venstre", "The column to the left";
    help_right_column => "Kolonnen til højre", "The column to the right";
    help_new_idea => "Skriv en ny idé", "Write a new idea";
    help_settle => "Afgør idéen: brug den, parkér den eller afvis den", "Settle the idea: use it, park it or reject it";
    help_park => "Parkér idéen til senere (spørger hvorfor)", "Park the idea for later (asks why)";
    help_border => "Den sidste sag ligger på grænsen til en anden type", "The last case lies on the border of another type";
    help_border_ready => "Grænse mod klar-parat", "Border on ready-to-go";
    help_border_guidance => "Grænse mod vejledning", "Border on guidance";
    help_border_principle => "Grænse mod princip", "Border on principle";
    help_border_watch_out => "Grænse mod obs", "Border on watch-out";
    help_doubt => "Den sidste sag er I i tvivl om", "The last case is in doubt";
    help_amount => "Tæl flere sager på én gang", "Count several cases at once";
    help_stream => "Skift mellem ansøgninger og tilsyn", "Change between applications and inspections";
    help_other_day => "Tæl sager fra en anden dag", "Count cases of another day";
    help_settle_doubt => "Afklar en sag, som I var i tvivl om", "Settle a case that was in doubt";
    help_search_list => "Søg: navn, nummer, \"over fristen\", ord i teksten", "Search: name, number, \"overdue\", words in the text";
    help_keep_search => "Behold søgningen, og gå til listen", "Keep the search, and go to the list";
    help_close_search => "Luk søgefeltet; Esc igen viser alle", "Close the search; Esc again shows all";
    help_go => "Gå til den valgte", "Go to the selected one";
    help_left => "Feltet til venstre", "The panel to the left";
    help_right => "Feltet til højre", "The panel to the right";
    help_names => "Skift mellem navne og initialer", "Change between names and initials";
    help_edit_board => "Ret tavlens navn, første møde og mødetid", "Edit the board's name, first meeting and time";
    help_who => "Hvem er du? (vælg et andet medlem)", "Who are you? (choose another member)";
    help_members => "Tilføj medarbejdere (medlemmer), også flere på én gang", "Add members, also several at once";
    help_up_field => "Forrige felt; i en lang tekst linjen over", "Previous field; in a long text the line above";
    help_up => "Vælg den forrige", "Select the previous one";
    help_down => "Vælg den næste", "Select the next one";
    help_next_tab => "Alle, mine eller enhedens handlinger", "All actions, mine or my unit's";
    help_filter => "Filtrér, sortér eller hent et gemt filter", "Filter, sort, or take up a saved filter";
    help_next_part => "Næste felt eller fane", "Next panel or tab";
    help_previous_part => "Forrige felt eller fane", "Previous panel or tab";
    help_page_up => "En side op", "A page up";
    help_page_down => "En side ned", "A page down";
    help_first => "Den første", "The first one";
    help_last => "Den sidste", "The last one";
    help_back => "Et skridt tilbage (aldrig ud af programmet)", "One step back (never out of the program)";
    help_undo => "Fortryd det sidste, du gjorde", "Undo the last thing you did";
    help_redo => "Gentag det, du fortrød", "Do again what you undid";
    help_wall => "Storskærm (til projektor)", "Big screen (for a projector)";
    help_laptop => "Tilbage til den bærbare visning", "Back to the laptop view";
    help_theme =>
        "Skift tema: mørk, lys, høj kontrast, terminalens, ingen",
        "Theme: dark, light, high contrast, terminal's, none";
    help_mouse => "Mus til/fra (fra: terminalen markerer selv tekst)", "Mouse on/off (off: the terminal selects text itself)";
    help_redraw => "Tegn skærmen igen", "Draw the screen again";
    help_quit => "Luk tavlen (spørger altid)", "Close the board (always asks)";
    help_help => "Denne hjælp", "This help";

    help_next_field => "Næste felt; tager det navn, der foreslås", "Next field; takes the name that is offered";
    help_confirm => "Næste felt; i det sidste: gem; i en lang tekst: ny linje",
        "Next field; in the last: save; in a long text: a new line";
    help_previous_field => "Forrige felt", "Previous field";
    help_down_field => "Næste felt; bladrer i navne, der foreslås", "Next field; leafs through the names offered";
    help_save => "Gem fra alle felter", "Save from any field";
    help_undo_typing => "Fortryd det, du skrev i feltet", "Undo what you wrote in the field";
    help_close_form => "Luk uden at gemme (spørger, hvis noget er skrevet)", "Close without saving (asks if something is written)";
    help_yes => "Ja", "Yes";
    help_forget => "Glem det, der var skrevet", "Forget what was written";
    help_later => "Senere: det gemmes til næste gang", "Later: it is kept for next time";
    help_clear => "Tøm feltet", "Empty the field";
    help_no => "Nej", "No";
    help_open_choice => "Åbn den valgte", "Open the selected one";
    help_run => "Udfør den valgte", "Run the selected one";
    help_close => "Luk", "Close";

    help_title => "Hjælp", "Help";
    place_trials => "Afprøvning", "Trials";
    place_wall => "Storskærm", "Big screen";
    place_kpi => "Ét nøgletal", "One KPI";
    place_action => "Én handling", "One action";
    place_workflow => "Én arbejdsgang", "One workflow";
    place_ideas => "Idéer", "Ideas";
    place_border => "Grænsesag", "Border case";
    place_search => "Søgning", "Search";
    place_form => "Skema", "Form";
    place_question => "Spørgsmål", "Question";
    place_choice => "Valg", "Choice";
    help_search => "søg:", "search:";
    help_here => "HER", "HERE";
    help_everywhere => "OVERALT", "EVERYWHERE";
    help_none => "Ingen taster passer. Slet søgningen for at se dem alle.", "No key fits. Clear the search to see them all.";
    help_own_forms =>
        "Tavlens felter og skemaer er vores egne: KL's bilag er ikke offentliggjort.",
        "The fields and forms are our own: KL's appendices have not been published.";
}

impl Lang {
    /// `3 af 31`.
    pub fn of(self, n: usize, all: usize) -> String {
        self.pick(format!("{n} af {all}"), format!("{n} of {all}"))
    }
}
