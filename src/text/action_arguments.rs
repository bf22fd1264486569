//! What the help says of the arguments of `action`; without a command wherever they stand.

pub const ACTION_ARGUMENTS: [(&str, &str, &str, &str); 20] = [
    ("", "actions", "Handlingernes numre eller en del af teksten", "The actions' numbers, or part of the text"),
    (
        "action add",
        "change",
        "Opgaven, gerne med resten bag kommaer: \"Ret listen, Anne, fre, svartid\" eller \"Ret listen @Anne #svartid\"",
        "The task, and behind commas the rest if you like: \"Mend the list, Anne, fri\" or \"Mend the list @Anne\"",
    ),
    ("", "helpers", "Hjælpere, med komma imellem (tom = ingen)", "Helpers, with commas between (empty = nobody)"),
    (
        "action add",
        "source",
        "Hvor den kommer fra: møde, idé eller arbejdsgang",
        "Where it comes from: meeting, idea or workflow",
    ),
    ("action add", "idea", "Den idé, den kommer fra", "The idea it comes from"),
    ("action edit", "why", "Hvorfor fristen flyttes", "Why the deadline moves"),
    ("action wait", "note", "Hvad der ventes på", "What is waited for"),
    ("action wait", "until", "Til og med den dag", "Up to that day"),
    ("action wait", "off", "Afventer ikke længere", "No longer waiting"),
    ("action hand-over", "to", "Den nye ansvarlige: medarbejder eller enhed", "The new responsible: a member or unit"),
    (
        "action done",
        "effect",
        "Blev effekten set: set, ikke-set eller for-tidligt",
        "Was the effect seen: seen, not-seen or too-early",
    ),
    ("action done", "note", "Hvad I så", "What was seen"),
    ("action done", "look", "Dagen, hvor effekten ses igen", "The day to look for the effect again"),
    ("action effect", "effect", "set, ikke-set eller for-tidligt", "seen, not-seen or too-early"),
    ("action effect", "note", "Hvad I så", "What was seen"),
    (
        "action effect",
        "look",
        "Dagen, hvor effekten ses igen (ellers mødet efter næste)",
        "The day to look for it again (else the meeting after next)",
    ),
    ("action move", "why", "Hvorfor fristen flyttes", "Why the deadline moves"),
    ("action move", "how", "Hvordan den nu skal gøres", "How it will be done now"),
    ("action agree", "on", "Dagen, det blev aftalt (ellers i dag)", "The day it was agreed (else today)"),
    ("action done", "on", "Dagen, de blev udført (ellers i dag)", "The day they were done (else today)"),
];
