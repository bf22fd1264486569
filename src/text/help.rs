//! The words of the key card: a word in the footer, a line in the help.

use super::{Lang, words};

words! {
    key_measure => "indtast måling", "enter value";
    key_done => "udført", "done";
    key_move => "ny frist", "new deadline";
    key_drop => "bortfalder", "drop";
    key_edit => "redigér", "edit";
    key_open => "vis", "show";
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
    key_open_choice => "åbn", "open";
    key_run => "udfør", "run";
    screen_board => "Tavle", "Board";
    screen_actions => "Handlinger", "Actions";

    help_measure => "Indtast en måling af det valgte nøgletal", "Enter a measurement of the selected KPI";
    help_done => "Den valgte handling er udført", "The selected action is done";
    help_move => "Ny frist på den valgte handling", "New deadline for the selected action";
    help_drop => "Den valgte handling bortfalder (spørger hvorfor)", "Drop the selected action (asks why)";
    help_edit => "Redigér den valgte handling", "Edit the selected action";
    help_open => "Vis hele den valgte handling", "Show the whole of the selected action";
    help_new => "Skriv en ny handling", "Write a new action";
    help_count_ready => "Tæl en klar-parat ansøgning", "Count a ready-to-go application";
    help_count_guidance => "Tæl en vejledningsansøgning", "Count a guidance application";
    help_count_principle => "Tæl en principansøgning", "Count a principle application";
    help_count_watch_out => "Tæl en obs-ansøgning", "Count a watch-out application";
    help_board_screen => "Tavlen", "The board";
    help_actions_screen => "Handlingerne", "The actions";
    help_up => "Vælg den forrige", "Select the previous one";
    help_down => "Vælg den næste", "Select the next one";
    help_next_part => "Næste felt på tavlen", "Next panel of the board";
    help_previous_part => "Forrige felt på tavlen", "Previous panel of the board";
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
    help_confirm => "Næste felt; i det sidste: gem", "Next field; in the last one: save";
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
