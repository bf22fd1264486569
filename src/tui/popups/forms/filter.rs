//! The form that filters and sorts the actions, and keeps a filter under a name.

use super::reading::{kpi, owner, workflow};
use crate::domain::action::Stage;
use crate::domain::names::fold;
use crate::domain::privacy::has_cpr;
use crate::domain::refusal::FieldName;
use crate::tui::effect::{Effect, Setting};
use crate::tui::filter::{Filter, SORTS, Saved, Wanted};
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub struct Purpose {
    /// The filters that can be taken up, as their texts stand in the form.
    saved: Vec<Saved>,
}

/// The form with what is shown now in it; `words` are those looked for.
pub fn form(filter: &Filter, words: &str, view: &View) -> Form {
    let (board, lang) = (view.board, view.lang);
    let owner = filter.owner.map_or("", |owner| board.owner_name(owner));
    let workflow = filter.workflow.and_then(|id| board.workflow(id)).map_or("", |it| it.name.as_str());
    let kpi = filter.kpi.and_then(|id| board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
    let stages = [lang.any_stage()].into_iter().chain(Stage::ALL.iter().map(|stage| lang.stage_choice(*stage)));
    let stage = filter.stage.and_then(|stage| Stage::ALL.iter().position(|of| *of == stage));
    let sorts = SORTS.map(|(sort, _)| sort.word(lang).to_owned()).into();
    let sort = SORTS.iter().position(|(sort, _)| *sort == filter.sort).unwrap_or(0);
    let mut fields = vec![
        Field::new(FieldName::Owner, owner),
        Field::new(FieldName::Workflow, workflow),
        Field::new(FieldName::Kpi, kpi),
        Field::choice(FieldName::State, stages.map(str::to_owned).collect(), stage.map_or(0, |at| at + 1)),
        Field::new(FieldName::Words, words),
        Field::choice(FieldName::SortBy, sorts, sort),
    ];
    if !view.filters.is_empty() {
        let names = view.filters.iter().map(|saved| saved.name.clone());
        let names = [lang.no_saved_filter().to_owned()].into_iter().chain(names).collect();
        fields.insert(0, Field::choice(FieldName::SavedFilter, names, 0));
    }
    // One who may only read keeps nothing.
    if !view.read_only {
        fields.push(Field::new(FieldName::SaveAs, ""));
    }
    let purpose = super::Purpose::Filter(Purpose { saved: view.filters.to_vec() });
    Form::new(purpose, lang.form_filter().to_owned(), fields)
}

/// Puts the saved filter that has been chosen in the other fields.
pub fn take_up(form: &mut Form) {
    let super::Purpose::Filter(Purpose { saved }) = &form.purpose else { return };
    let chosen = form.chosen(FieldName::SavedFilter);
    if form.fields[form.focus].name != FieldName::SavedFilter {
        return;
    }
    let saved = chosen.checked_sub(1).and_then(|at| saved.get(at)).cloned().unwrap_or_default();
    let stage = Stage::ALL.iter().position(|stage| stage.code() == saved.stage).map_or(0, |at| at + 1);
    let sort = SORTS.iter().position(|(_, code)| *code == saved.sort).unwrap_or(0);
    for field in &mut form.fields {
        match field.name {
            FieldName::Owner => field.put(saved.owner.clone()),
            FieldName::Workflow => field.put(saved.workflow.clone()),
            FieldName::Kpi => field.put(saved.kpi.clone()),
            FieldName::State => field.pick(stage),
            FieldName::Words => field.put(saved.words.clone()),
            FieldName::SortBy => field.pick(sort),
            FieldName::SaveAs => field.put(saved.name.clone()),
            _ => {}
        }
    }
}

impl Purpose {
    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        let hint = match field {
            FieldName::SavedFilter => view.lang.saved_filter_hint(),
            FieldName::Words => view.lang.filter_words_hint(),
            FieldName::SaveAs => view.lang.save_as_hint(),
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// What the form asks for; what is wrong is said below its field.
    pub fn effect(self, form: &mut Form, view: &View) -> Option<Effect> {
        let given = |form: &Form, name| Some(form.field(name).trim().to_owned()).filter(|text| !text.is_empty());
        let filter = Filter {
            owner: given(form, FieldName::Owner).and_then(|name| owner(&name, view).ok()),
            workflow: given(form, FieldName::Workflow).and_then(|name| Some(workflow(&name, view).ok()?.id)),
            kpi: given(form, FieldName::Kpi).and_then(|name| Some(kpi(&name, view).ok()?.id)),
            stage: form.chosen(FieldName::State).checked_sub(1).and_then(|at| Stage::ALL.get(at)).copied(),
            sort: SORTS[form.chosen(FieldName::SortBy)].0,
        };
        let words = form.field(FieldName::Words).trim().to_owned();
        for name in [FieldName::Words, FieldName::SaveAs] {
            if has_cpr(form.field(name)) {
                form.complain(name, view.lang.cpr().to_owned());
            }
        }
        let keep = given(form, FieldName::SaveAs).map(|name| kept(form, &filter, name, view));
        let is_known = |name: &str| self.saved.iter().any(|saved| fold(&saved.name) == fold(name));
        if keep.as_ref().is_some_and(|keep| keep.is_empty() && !is_known(&keep.name)) {
            form.complain(FieldName::SaveAs, view.lang.empty_filter().to_owned());
        }
        Some(Effect::Set(Setting::Filter(Box::new(Wanted { filter, words, keep }))))
    }
}

/// The filter as it is kept: by the names of what it names.
fn kept(form: &Form, filter: &Filter, name: String, view: &View) -> Saved {
    let board = view.board;
    Saved {
        name,
        owner: filter.owner.map_or("", |owner| board.owner_name(owner)).to_owned(),
        workflow: filter.workflow.and_then(|id| board.workflow(id)).map_or_else(String::new, |it| it.name.to_string()),
        kpi: filter.kpi.and_then(|id| board.kpi(id)).map_or_else(String::new, |kpi| kpi.name.to_string()),
        stage: form
            .chosen(FieldName::State)
            .checked_sub(1)
            .and_then(|at| Stage::ALL.get(at))
            .map_or("", |stage| stage.code())
            .to_owned(),
        words: form.field(FieldName::Words).trim().to_owned(),
        sort: SORTS[form.chosen(FieldName::SortBy)].1.to_owned(),
    }
}
