//! The demo's words: *Fremtidens borgerkontakt* as Høje-Taastrup's directors met it on 12 March 2018. Units, KPIs and
//! initiatives are the municipality's; first names and numbers are invented, and the board's name says so.

use super::{Lang, words};

words! {
    demo_name => "Fremtidens borgerkontakt (eksempel)", "Citizen contact of the future (example)";
    demo_adopted_because =>
        "Godkendt, idet posten nu når frem samme dag, og der er færre fejlleverancer. Fordeling til teams følger.",
        "Approved: post now arrives the same day, and less of it goes astray. Sorting to teams will follow.";
    demo_parked_because => "Venter på det nye telefonsystem.", "Waits for the new telephone system.";
    demo_closed_for_holidays => "sommerferie", "summer holidays";
    demo_excluded_because => "Telefonsystemet var nede i to dage", "The telephone system was down for two days";
    demo_dropped_because =>
        "Hjemmesiden er nok: ingen spurgte efter folderen.", "The website is enough: nobody asked for the leaflet.";
}

/// Declares things of the demo, each with its words in both languages: a variant lacking one does not compile.
macro_rules! content {
    ($(#[$meta:meta])* $name:ident[$words:literal] { $($variant:ident => $da:expr, $en:expr;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub fn words(self, lang: Lang) -> [&'static str; $words] {
                match self { $($name::$variant => lang.pick($da, $en)),+ }
            }
        }
    };
}

pub mod years;

content! {
    /// A unit: its name and its initials.
    Place[2] {
        Bac => ["BAC", "BAC"], ["BAC", "BAC"];
        Byc => ["BYC", "BYC"], ["BYC", "BYC"];
        Odc => ["ØDC", "ØDC"], ["ØDC", "ØDC"];
        CitizenService => ["Borgerservice", "BS"], ["Citizen Service", "CS"];
        Managers => ["Centercheferne", "CC"], ["Centre managers", "CM"];
        AllCentres => ["Alle centre", "AC"], ["All centres", "AC"];
    }
}

content! {
    /// A KPI: its name, its key, its unit, and the question it answers.
    Measure[4] {
        CallCentre => ["Svartid callcenter", "svartid", "min", "Hvor længe venter borgeren på callcentret?"],
            ["Answer time, calls", "answer", "min", "How long do citizens wait for the call centre?"];
        AtOnce => ["Straksafklaring", "straks", "%", "Hvor mange får deres svar med det samme?"],
            ["Resolved at once", "at-once", "%", "How many get their answer at once?"];
        Phone => ["Tilfredshed, telefon", "telefon", "%", "Er borgerne tilfredse med telefonbetjeningen?"],
            ["Satisfaction, phone", "phone", "%", "Are citizens content with the service by phone?"];
        InPerson => ["Tilfredshed, personligt", "personligt", "%", "Er borgerne tilfredse med den personlige betjening?"],
            ["Satisfaction, in person", "in-person", "%", "Are citizens content with the service in person?"];
        Departments => ["Svartid, fagcentre", "fagcentre", "min", "Hvor længe venter borgeren på et fagcenter?"],
            ["Answer time, centres", "centres", "min", "How long do citizens wait for a centre?"];
        SelfService => ["Selvbetjening", "selvbetjening", "%", "Hvor mange klarer det selv på de udvalgte løsninger?"],
            ["Self-service", "self-service", "%", "How many manage by themselves on the chosen solutions?"];
    }
}

content! {
    /// A workflow's name.
    Flow[1] {
        Post => ["Postfordeling til afdelinger"], ["Post straight to departments"];
        Pairs => ["Makkerskaber, BAC"], ["Buddy pairs, BAC"];
        ServiceDesign => ["Servicedesign, Rotteweb"], ["Service design, Rotteweb"];
        Enquiries => ["Håndtering af henvendelser"], ["Handling of enquiries"];
    }
}

content! {
    /// Why an action moved, what it waits for, or what was seen of its effect.
    Reason[1] {
        ListMissing => ["Venter på listen fra BAC"], ["Waiting for the list from BAC"];
        TwoMissing => ["To centre mangler"], ["Two centres are missing"];
        OneMissing => ["Ét center mangler"], ["One centre is missing"];
        ManagersMeet => ["Centercheferne mødes først efter ferien"], ["The managers meet after the holidays only"];
        TryFirst => ["Teksten prøves først af i omstillingen"], ["The text is tried at the switchboard first"];
        Supplier => ["it-leverandøren"], ["the it supplier"];
        ItDepartment => ["it-afdelingen"], ["the it department"];
        FewerLetters => ["Halvt så mange breve kommer retur"], ["Half as many letters come back"];
        Same => ["Lige mange spørger stadig"], ["As many still ask"];
    }
}

content! {
    /// An idea.
    Thought[1] {
        Greeting => ["Én fælles telefonhilsen i hele kommunen"], ["One telephone greeting in the whole municipality"];
        Video => ["Videosamtale i stedet for fremmøde"], ["Video calls instead of coming in person"];
        CallBack => ["Ring tilbage-liste, når køen er lang"], ["A call-back list when the queue is long"];
        WaitingTime => ["Vis ventetiden på hjemmesiden"], ["Show the waiting time on the website"];
    }
}

content! {
    /// An action: change or task, effect, how.
    Task[3] {
        OpeningHours =>
            ["Aftale om åbningstider", "Alle centre kan træffes i åbningstiden",
             "Dialog med de relevante centerchefer, inden der træffes endelig beslutning"],
            ["Agree on opening hours", "Every centre can be reached during opening hours",
             "Talk with the centre managers before the final decision"];
        WrongCalls =>
            ["Ret listen over fejlopkald", "Færre viderestillinger",
             "Kortlæg fejlopkald pr. center; ret numre og tekster"],
            ["Mend the list of wrong calls", "Fewer calls passed on",
             "Map wrong calls centre by centre; mend numbers and texts"];
        Website =>
            ["Ny tekst på hjemmesiden", "Borgeren finder svaret selv: færre opkald",
             "Gennemgå de sider, der giver flest opkald"],
            ["New text on the website", "Citizens find the answer themselves: fewer calls",
             "Go through the pages that cause most calls"];
        BuildingPair =>
            ["Makkerskab med byggesag", "Straksafklaring stiger mod 30 %",
             "Find en makker i fagcentret og en i callcentret; aftal, hvad callcentret kan svare på"],
            ["Buddy pair with building permits", "More resolved at once, towards 30 %",
             "Find a buddy in the centre and one in the call centre; agree what the call centre can answer"];
        Guide =>
            ["Guide til centermøder", "Principperne bruges ens i alle centre", "Saml slides og flyer på én side"],
            ["Guide for centre meetings", "All centres use the principles alike", "Slides and flyer on one page"];
        Template =>
            ["Svarskabelon til byggesag", "Borgeren får ét svar", "Skriv de ti hyppigste spørgsmål og svar"],
            ["Answer template, building permits", "The citizen gets one answer", "Write the ten commonest questions"];
        PhoneCover =>
            ["Oplæg om telefonpasning", "Ingen forgæves viderestilling, når et center er på seminar",
             "Aftal, hvem der giver callcentret besked"],
            ["Proposal on phone cover", "No call passed on in vain while a centre is away",
             "Agree who tells the call centre"];
        Switchboard =>
            ["Ret numre i omstillingen", "Borgeren kommer rigtigt igennem første gang", "Brug listen over fejlopkald"],
            ["Mend numbers in the switchboard", "Citizens get through the first time", "Use the list of wrong calls"];
        Greeting =>
            ["Fælles telefonhilsen, standard", "Borgeren ved, hvem der svarer", "Kort forslag til alle centre"],
            ["Shared telephone greeting", "Citizens know who answers", "A short proposal to all centres"];
        TenCitizens =>
            ["Spørg ti borgere bagefter", "Vi ved, hvad borgeren oplever", "Ring dagen efter; tre spørgsmål"],
            ["Ask ten citizens afterwards", "We know what citizens experience", "Ring the day after; three questions"];
        Senders =>
            ["Afsenderinformation på breve", "Hovednummeret aflastes",
             "Direkte kontaktoplysninger på medarbejder eller team i breve, signaturer og systemsvar"],
            ["Sender details on letters", "Fewer calls to the main number",
             "Direct details of a person or team in letters, signatures and automatic answers"];
        DirectNumbers =>
            ["Direkte telefonnumre på hjemmesiden", "Nemmere adgang for borgeren",
             "Offentliggøres, med mindre særlige forhold taler imod"],
            ["Direct numbers on the website", "Easier for the citizen", "Published unless something speaks against it"];
        Circle =>
            ["Erfa-kreds med alle centre", "Videndeling om de 6 principper",
             "En repræsentant fra hvert center; var udskudt af hensyn til Office 365"],
            ["Circle of all centres", "Sharing knowledge of the 6 principles",
             "One from each centre; was put off because of Office 365"];
        OtherPairs =>
            ["Makkerskaber i de øvrige centre", "Straksafklaring stiger mod 30 %",
             "I bølger, ét center ad gangen, når telefonsystemet er i drift"],
            ["Buddy pairs in the other centres", "More resolved at once, towards 30 %",
             "In waves, one centre at a time, once the telephone system runs"];
        Dashboard =>
            ["Nøgletal i ledelsesinformation", "Ledelsesdialog om servicemålene",
             "Ventetid i callcenter og centre samt tilfredshed"],
            ["KPIs in management information", "Managers talk about the service goals",
             "Waiting times in call centre and centres, and satisfaction"];
        Doc2mail =>
            ["Optimér anvendelsen af Doc2mail", "Hurtigere sagsgang for borgeren", "Udviklingsarbejde sammen med ØDC"],
            ["Better use of Doc2mail", "Faster cases for the citizen", "Development together with ØDC"];
        CoService =>
            ["Digital medbetjening af borgere", "Selvbetjeningen øges med mindst 10 pct.",
             "Vejled borgeren i løsningen under samtalen"],
            ["Help citizens online by phone", "Self-service grows by at least 10 per cent",
             "Guide the citizen through the solution during the call"];
        TeamPost =>
            ["Fordel post til teamniveau", "Færre fejlleverancer",
             "Næste skridt efter fordeling til afdelingspostkasser"],
            ["Sort post to teams", "Less post astray", "The next step after sorting to departments"];
        YearZero =>
            ["Udgangspunkt: år 0", "Målinger kan sammenlignes", "Første år efter det nye telefonsystem er år 0"],
            ["Starting point: year 0", "Measurements can be compared", "The first year with the new phones is year 0"];
        NewGreeting =>
            ["Ny hilsen i omstillingen", "Borgeren hører, hvad ventetiden er", "Indtal og afprøv i to dage"],
            ["New message in the switchboard", "Citizens hear the waiting time", "Record it and try it for two days"];
        Standins =>
            ["Liste over vikarer", "Telefonen passes også ved sygdom", "Spørg hvert center om to navne"],
            ["List of stand-ins", "The phone is answered also during illness", "Ask each centre for two names"];
        Mandate =>
            ["Opdateret projektgrundlag", "Fælles prioritering af indsatsen", "Forelægges direktionen"],
            ["Updated project mandate", "Shared priorities", "Goes to the directors"];
        AllKpis =>
            ["Samlet oplæg om KPI'er", "Nøgletal også for områder uden", "Saml forslag til chefforum og direktion"],
            ["Proposal on all KPIs", "KPIs also where there are none", "Gather proposals for managers and directors"];
        Committee =>
            ["M-sag til ØU om principperne", "Udvalget er orienteret", "Orientér om status på arbejdet"],
            ["Note to the committee", "The committee is informed", "Tell how the work stands"];
        FirstPairs =>
            ["Find makkere internt i BAC", "Makkerskaberne kan begynde", "Én fra fagcentret og én fra callcentret"],
            ["Find buddies within BAC", "The pairs can begin", "One from the centre, one from the call centre"];
        Pilot =>
            ["Vælg løsning til servicedesign", "Vi starter småt", "Sammenlign tre løsninger; vælg én"],
            ["Choose a solution for service design", "We start small", "Compare three solutions; choose one"];
        Talents =>
            ["Ledertalenternes bud på principperne", "Retning for det videre arbejde", "Styregruppen behandler buddet"],
            ["The leader talents' proposal", "Direction for the work ahead", "The steering group discusses it"];
        Forms =>
            ["Blanketter til afdelingspostkasser", "Ingen manuel fordeling fra hovedpostkassen",
             "Sæt reglerne op, og prøv dem på én afdeling"],
            ["Forms to departments' mailboxes", "No sorting by hand from the main mailbox",
             "Set up the rules and try them on one department"];
        Leaflet =>
            ["Folder om åbningstider", "Færre forgæves fremmøder", "Tryk 500 til Borgerservice"],
            ["Leaflet on opening hours", "Fewer visits in vain", "Print 500 for Citizen Service"];
    }
}
