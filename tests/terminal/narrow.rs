//! A question asked on a terminal that is narrower than a message of the day.

use crate::home::Home;
use crate::pty::Terminal;

#[test]
fn a_question_on_a_narrow_terminal_breaks_no_word() {
    let home = Home::with_board();
    home.ok(&["action", "add", "Ret listen over fejlopkald fra hele kommunen, Anne, 20-11-2026"]);
    let terminal = Terminal::start(&home.tavle(&["overdue"]), 40, 20);
    terminal.shows("ny frist: tavle action move 1 fre");
    let text = terminal.seen().text();
    let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    let expected = [
        "1 handling er over fristen (den er din,",
        "Anne)",
        "   3 dage  #01  Anne Holm",
        "    Ret listen over fejlopkald fra hele…",
        "Næste møde fre. 27. nov. kl. 09.00.",
        "Udført: tavle action done 1",
        "ny frist: tavle action move 1 fre",
    ];
    assert_eq!(lines, expected);
}
