//! The words of the trade: one per state, role and kind, from the glossary.

use super::{Lang, words};
use crate::domain::action::ActionState;
use crate::domain::calendar::Holiday;
use crate::domain::change::Entity;
use crate::domain::kpi::{Basis, Better, Kind, Kpi, RELATIVE_DECIMALS, Target, TargetOp};
use crate::domain::people::Role;
use crate::domain::period::Cadence;
use crate::domain::refusal::{FieldName, Thing};
use crate::domain::stamp::NOBODY;
use crate::domain::tally::{CaseType, Stream};
use crate::domain::workflow::{DecisionKind, PartState};

words! {
    yes => "ja", "yes";
    no => "nej", "no";
    the_way_we_work => "sådan arbejder vi", "the way we work";
}

impl Lang {
    pub fn action_state(self, state: ActionState) -> &'static str {
        match state {
            ActionState::Open => self.pick("åben", "open"),
            ActionState::InProgress => self.pick("i gang", "in progress"),
            ActionState::Done => self.pick("udført", "done"),
            ActionState::Dropped => self.pick("bortfaldet", "dropped"),
        }
    }

    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Employee => self.pick("medarbejder", "employee"),
            Role::ProjectLead => self.pick("projektleder", "project lead"),
            Role::Leader => self.pick("leder", "leader"),
            Role::SteeringGroup => self.pick("styregruppe", "steering group"),
            Role::ProcessLead => self.pick("procesansvarlig", "process lead"),
            Role::BenefitOwner => self.pick("gevinstansvarlig", "benefit owner"),
        }
    }

    pub fn case_type(self, case_type: CaseType) -> &'static str {
        match case_type {
            CaseType::Ready => self.pick("Klar-parat", "Ready-to-go"),
            CaseType::Guidance => self.pick("Vejledning", "Guidance"),
            CaseType::Principle => self.pick("Princip", "Principle"),
            CaseType::WatchOut => self.pick("Obs", "Watch-out"),
        }
    }

    /// The stream's heading: `Ansøgninger`.
    pub fn stream(self, stream: Stream) -> &'static str {
        match stream {
            Stream::Application => self.pick("Ansøgninger", "Applications"),
            Stream::Inspection => self.pick("Tilsyn", "Inspections"),
        }
    }

    /// `n` cases of a stream: `1 ansøgning`, `12 tilsyn`.
    pub fn cases(self, stream: Stream, n: i64) -> String {
        format!("{n} {}", self.cases_word(stream, n))
    }

    pub fn part_state(self, state: PartState) -> &'static str {
        match state {
            PartState::Mapped => self.pick("kortlagt", "mapped"),
            PartState::Redesigned => self.pick("redesignet", "redesigned"),
            PartState::Ready => self.pick("klar til afprøvning", "ready for trial"),
            PartState::OnTrial => self.pick("under afprøvning", "on trial"),
            PartState::Adopted => self.the_way_we_work(),
            PartState::FurtherDevelopment => self.pick("videreudvikles", "to be developed further"),
            PartState::Annulled => self.pick("annulleret", "annulled"),
        }
    }

    pub fn decision(self, kind: DecisionKind) -> &'static str {
        match kind {
            DecisionKind::Adopt => self.pick("vedtaget som sådan arbejder vi", "adopted as the way we work"),
            DecisionKind::Develop => self.pick("videreudvikles", "to be developed further"),
            DecisionKind::Annul => self.pick(
                "annulleret (så gælder arbejdsgangen fra før)",
                "annulled (the workflow from before applies again)",
            ),
            DecisionKind::Extend => self.pick("afprøvning forlænget", "trial extended"),
        }
    }

    pub fn cadence(self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Week => self.pick("hver uge", "weekly"),
            Cadence::Fortnight => self.pick("hver 14. dag", "fortnightly"),
            Cadence::Month => self.pick("hver måned", "monthly"),
            Cadence::Quarter => self.pick("hvert kvartal", "quarterly"),
        }
    }

    pub fn better(self, better: Better) -> &'static str {
        match better {
            Better::Higher => self.pick("højere er bedre", "higher is better"),
            Better::Lower => self.pick("lavere er bedre", "lower is better"),
        }
    }

    /// `højst 120`, `mindst 30 %`: a target without its unit, but the sign of a share belongs to its number.
    pub fn target(self, target: Target, kpi: &Kpi) -> String {
        let op = self.target_word_of(target.op);
        match target.basis {
            Basis::Absolute => format!("{op} {}", with_percent(self.kpi_value(target.value, kpi), kpi)),
            Basis::RelativePercent | Basis::PercentagePoints => {
                let change = self.target_change(target, kpi);
                format!("{op} {} {change}", self.pick("udgangspunktet", "the baseline"))
            }
        }
    }

    /// `højst`: as it stands before a target's number.
    pub fn target_word_of(self, op: TargetOp) -> &'static str {
        match op {
            TargetOp::AtLeast => self.pick("mindst", "min."),
            TargetOp::AtMost => self.pick("højst", "max."),
        }
    }

    /// `+ 10 pct.`, `− 5 procentpoint`: how far from the baseline a target is; empty for one of its own.
    pub fn target_change(self, target: Target, kpi: &Kpi) -> String {
        match target.basis {
            Basis::Absolute => String::new(),
            Basis::RelativePercent => {
                let change = self.change(target.value, &self.value(target.value, RELATIVE_DECIMALS));
                format!("{change} {}", self.pick("pct.", "%"))
            }
            Basis::PercentagePoints => {
                let change = self.change(target.value, &self.kpi_value(target.value, kpi));
                format!("{change} {}", self.pick("procentpoint", "percentage points"))
            }
        }
    }

    /// `+ 10`, `− 5`: how far from the baseline.
    fn change(self, value: i64, written: &str) -> String {
        let number = written.trim_start_matches('-');
        let number = number.strip_suffix(self.pick(",00", ".00")).unwrap_or(number);
        if value < 0 { format!("− {number}") } else { format!("+ {number}") }
    }

    pub fn holiday(self, holiday: Holiday) -> &'static str {
        match holiday {
            Holiday::NewYear => self.pick("nytårsdag", "New Year's Day"),
            Holiday::MaundyThursday => self.pick("skærtorsdag", "Maundy Thursday"),
            Holiday::GoodFriday => self.pick("langfredag", "Good Friday"),
            Holiday::EasterSunday => self.pick("påskedag", "Easter Sunday"),
            Holiday::EasterMonday => self.pick("2. påskedag", "Easter Monday"),
            Holiday::PrayerDay => self.pick("store bededag", "Great Prayer Day"),
            Holiday::Ascension => self.pick("Kristi himmelfartsdag", "Ascension Day"),
            Holiday::WhitSunday => self.pick("pinsedag", "Whit Sunday"),
            Holiday::WhitMonday => self.pick("2. pinsedag", "Whit Monday"),
            Holiday::ChristmasDay => self.pick("juledag", "Christmas Day"),
            Holiday::BoxingDay => self.pick("2. juledag", "Boxing Day"),
        }
    }

    /// The field as KL and our forms name it.
    pub fn field(self, field: FieldName) -> &'static str {
        match field {
            FieldName::Name => self.pick("Navn", "Name"),
            FieldName::Initials => self.pick("Initialer", "Initials"),
            FieldName::Unit => self.pick("Enhed", "Unit"),
            FieldName::Role => self.pick("Rolle", "Role"),
            FieldName::Logins => self.pick("Login", "Login"),
            FieldName::LeftOn => self.pick("Stoppet den", "Left on"),
            FieldName::Change => self.pick("Ændring/opgave", "Change/task"),
            FieldName::Owner => self.pick("Ansvarlig", "Responsible"),
            FieldName::Effect => self.pick("Effekt", "Effect"),
            FieldName::How => self.pick("Hvordan", "How"),
            FieldName::Deadline => self.pick("Deadline", "Deadline"),
            FieldName::BeforeStart => self.pick("Før start", "Before start"),
            FieldName::Kpi => self.pick("Følges på", "Followed by"),
            FieldName::Workflow => self.pick("Arbejdsgang", "Workflow"),
            FieldName::Why => self.pick("Begrundelse", "Reason"),
            FieldName::Key => self.pick("Kort navn", "Key"),
            FieldName::KpiUnit => self.pick("Enhed", "Unit"),
            FieldName::Period => self.pick("Periode", "Period"),
            FieldName::Value => self.pick("Tal", "Value"),
            FieldName::FirstMeeting => self.pick("Første møde", "First meeting"),
            FieldName::Members => self.pick("Medarbejdere", "Members"),
            FieldName::MeetingTime => self.pick("Klokken", "At"),
            FieldName::Decimals => self.pick("Decimaler", "Decimals"),
            FieldName::Better => self.pick("Retning", "Direction"),
            FieldName::Target => self.pick("Mål", "Target"),
            FieldName::Cadence => self.pick("Hyppighed", "Frequency"),
            FieldName::Units => self.pick("Enheder", "Units"),
            FieldName::Idea => self.pick("Idé", "Idea"),
            FieldName::Count => self.pick("Antal", "Number"),
            FieldName::Day => self.pick("Dag", "Day"),
            FieldName::CaseType => self.pick("Sagstype", "Case type"),
            FieldName::SettledWith => self.pick("Afklaret med", "Settled with"),
            FieldName::Start => self.pick("Afprøves fra", "Trial from"),
            FieldName::Until => self.pick("Afprøves til", "Trial until"),
            FieldName::Decision => self.pick("Beslutning", "Decision"),
            FieldName::Kind => self.pick("Slags tal", "Kind of number"),
            FieldName::Question => self.pick("Spørgsmål", "Question"),
            FieldName::Dimension => self.pick("Handler om", "About"),
            FieldName::Grace => self.pick("Frist i dage", "Days of grace"),
            FieldName::KpiOwner => self.pick("Ansvarlig", "Responsible"),
            FieldName::Source => self.pick("Hentes fra", "Comes from"),
            FieldName::Method => self.pick("Målemetode", "Method"),
            FieldName::FirstPeriod => self.pick("Første periode", "First period"),
            FieldName::Baseline => self.pick("Udgangspunkt", "Baseline"),
            FieldName::Basis => self.pick("Målet er", "The target is"),
            FieldName::By => self.pick("Måldato", "Target date"),
            FieldName::Provisional => self.pick("Foreløbig", "Provisional"),
            FieldName::Values => self.pick("Målinger", "Values"),
            FieldName::From => self.pick("Fra periode", "From period"),
            FieldName::To => self.pick("Til periode", "To period"),
            FieldName::NewSeries => self.pick("Ny serie", "New series"),
            FieldName::Helpers => self.pick("Hjælpere", "Helpers"),
            FieldName::WaitUntil => self.pick("Afventer til", "Waits until"),
            FieldName::WaitNote => self.pick("Afventer hvad", "Waits for"),
            FieldName::AgreedOn => self.pick("Aftalt den", "Agreed on"),
            FieldName::SeenEffect => self.pick("Effekten", "The effect"),
            FieldName::EffectNote => self.pick("Det så vi", "What was seen"),
            FieldName::LookOn => self.pick("Ses igen", "Look again"),
            FieldName::MovedWhy => self.pick("Hvorfor flyttes", "Why it moves"),
            FieldName::CameFrom => self.pick("Kommer fra", "Comes from"),
            FieldName::State => self.pick("Trin", "Step"),
            FieldName::Words => self.pick("Tekst", "Text"),
            FieldName::SortBy => self.pick("Sortér efter", "Sort by"),
            FieldName::SavedFilter => self.pick("Gemt filter", "Saved filter"),
            FieldName::SaveAs => self.pick("Gem som", "Save as"),
            FieldName::Deciders => self.pick("Hvem beslutter", "Who decides"),
        }
    }

    /// A thing in the definite form: `handlingen`.
    pub fn the_thing(self, thing: Thing) -> &'static str {
        match thing {
            Thing::Board => self.pick("tavlen", "the board"),
            Thing::Unit => self.pick("enheden", "the unit"),
            Thing::Member => self.pick("medarbejderen", "the member"),
            Thing::Owner => self.pick("den ansvarlige", "the responsible"),
            Thing::Action => self.pick("handlingen", "the action"),
            Thing::Kpi => self.pick("nøgletallet", "the KPI"),
            Thing::Workflow => self.pick("arbejdsgangen", "the workflow"),
            Thing::Tally => self.pick("optællingen", "the tally"),
            Thing::Idea => self.pick("idéen", "the idea"),
        }
    }

    /// A thing in the indefinite form: `en handling`.
    pub fn a_thing(self, thing: Thing) -> &'static str {
        match thing {
            Thing::Board => self.pick("en tavle", "a board"),
            Thing::Unit => self.pick("en enhed", "a unit"),
            Thing::Member => self.pick("en medarbejder", "a member"),
            Thing::Owner => self.pick("en medarbejder eller enhed", "a member or unit"),
            Thing::Action => self.pick("en handling", "an action"),
            Thing::Kpi => self.pick("et nøgletal", "a KPI"),
            Thing::Workflow => self.pick("en arbejdsgang", "a workflow"),
            Thing::Tally => self.pick("en optælling", "a tally"),
            Thing::Idea => self.pick("en idé", "an idea"),
        }
    }

    /// A thing that is not there: `ingen handling`.
    pub fn no_thing(self, thing: Thing) -> &'static str {
        match thing {
            Thing::Board => self.pick("ingen tavle", "no board"),
            Thing::Unit => self.pick("ingen enhed", "no unit"),
            Thing::Member => self.pick("ingen medarbejder", "no member"),
            Thing::Owner => self.pick("ingen medarbejder eller enhed", "no member or unit"),
            Thing::Action => self.pick("ingen handling", "no action"),
            Thing::Kpi => self.pick("intet nøgletal", "no KPI"),
            Thing::Workflow => self.pick("ingen arbejdsgang", "no workflow"),
            Thing::Tally => self.pick("ingen optælling", "no tally"),
            Thing::Idea => self.pick("ingen idé", "no idea"),
        }
    }

    /// Whoever acted, as the journal has it: a name, a login, or nobody known.
    pub fn person(self, name: &str) -> &str {
        if name == NOBODY { self.somebody() } else { name }
    }

    /// A record in the definite form, where a refusal or a finding speaks of rows.
    pub fn the_record(self, entity: Entity) -> &'static str {
        match entity {
            Entity::Board => self.the_thing(Thing::Board),
            Entity::Unit => self.the_thing(Thing::Unit),
            Entity::Member => self.the_thing(Thing::Member),
            Entity::Kpi => self.the_thing(Thing::Kpi),
            Entity::Measurement => self.pick("målingen", "the measurement"),
            Entity::KpiNote => self.pick("noten til perioden", "the note on the period"),
            Entity::Workflow | Entity::WorkflowUnit => self.the_thing(Thing::Workflow),
            Entity::Part => self.pick("en del af arbejdsgangen", "a part of the workflow"),
            Entity::Trial | Entity::TrialUnit => self.pick("afprøvningen", "the trial"),
            Entity::Decision | Entity::Decider => self.pick("beslutningen", "the decision"),
            Entity::Action => self.the_thing(Thing::Action),
            Entity::Tally => self.the_thing(Thing::Tally),
            Entity::Idea => self.the_thing(Thing::Idea),
        }
    }
}

/// The number of a target with the sign that belongs to it: `30 %` of a share.
pub fn with_percent(number: String, kpi: &Kpi) -> String {
    if kpi.kind == Kind::Share { format!("{number} %") } else { number }
}
