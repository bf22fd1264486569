//! Measurements: the latest of each KPI for the working set, and all that one is judged on.

use rusqlite::Connection;

use crate::domain::board::{Board, BoardRecord, HELD_POINTS, Held, SERIES_POINTS};
use crate::domain::calendar::Date;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Judged, Kpi, KpiNote, Measurement, Series};
use crate::domain::record::Column;
use crate::store::StoreError;

use super::rows;
use super::statement::statement;

/// What a board holds of the series of a KPI: the latest points, and of a longer one how it is judged.
pub fn held(conn: &Connection, kpi: KpiId) -> Result<Held, StoreError> {
    // One more than is held tells whether there are more.
    let mut points = latest(conn, kpi, HELD_POINTS + 1)?;
    let is_long = points.len() > HELD_POINTS;
    points.truncate(HELD_POINTS);
    points.reverse();
    let judged =
        if is_long { kept(conn, kpi)?.map_or_else(|| judged(conn, kpi), |kept| Ok(Some(kept)))? } else { None };
    let from = points.first().filter(|_| is_long).map(|point| point.period);
    Ok(Held { points, notes: notes(conn, kpi, from)?, judged })
}

/// How a series is judged, as the file keeps it; `None` where it keeps nothing, or what another program made of it.
fn kept(conn: &Connection, kpi: KpiId) -> Result<Option<Judged>, StoreError> {
    let mut kept = statement(conn, "SELECT figures FROM judgement WHERE kpi = ?1")?;
    let mut found = kept.query([kpi.to_value()])?;
    let Some(row) = found.next()? else { return Ok(None) };
    Ok(row.get_ref(0)?.as_str().ok().and_then(|figures| serde_json::from_str(figures).ok()))
}

/// Keeps how the series of a KPI is judged, when it is long: what was kept before went with what has changed.
pub fn keep(conn: &Connection, kpi: KpiId) -> Result<(), StoreError> {
    if points(conn, kpi)? > HELD_POINTS
        && let Some(judged) = judged(conn, kpi)?
    {
        statement(conn, "INSERT INTO judgement (kpi, figures) VALUES (?1, ?2)")?
            .execute((kpi.to_value(), serde_json::to_string(&judged)?))?;
    }
    Ok(())
}

/// All the points that a KPI is judged on, oldest first, with all that is noted of it.
pub fn whole(conn: &Connection, kpi: KpiId) -> Result<Held, StoreError> {
    let mut points = latest(conn, kpi, SERIES_POINTS)?;
    points.reverse();
    Ok(Held::whole(points, notes(conn, kpi, None)?))
}

/// Every measurement of a KPI, oldest first, with all that is noted of it.
pub fn every(conn: &Connection, kpi: KpiId) -> Result<Held, StoreError> {
    let points = rows::all(conn, "WHERE kpi = ?1 ORDER BY period", [kpi.to_value()])?;
    Ok(Held::whole(points, notes(conn, kpi, None)?))
}

/// What is noted of the periods of a KPI `from` one on, else of all of them.
fn notes(conn: &Connection, kpi: KpiId, from: Option<Date>) -> Result<Vec<KpiNote>, StoreError> {
    let from = from.map_or_else(String::new, |from| from.to_string());
    rows::all(conn, "WHERE kpi = ?1 AND period >= ?2 ORDER BY period, kind", (kpi.to_value(), from))
}

/// The latest points of a KPI, newest first.
fn latest(conn: &Connection, kpi: KpiId, most: usize) -> Result<Vec<Measurement>, StoreError> {
    rows::all(conn, "WHERE kpi = ?1 ORDER BY period DESC LIMIT ?2", (kpi.to_value(), rows::int(most)))
}

/// What the points of a KPI come to; `None` for one that is not there.
fn judged(conn: &Connection, kpi: KpiId) -> Result<Option<Judged>, StoreError> {
    let Some(kpi) = rows::by_id::<Kpi>(conn, &kpi.to_string())? else { return Ok(None) };
    let Some(board) = rows::by_id::<BoardRecord>(conn, &kpi.board.to_string())? else { return Ok(None) };
    let (whole, anchor) = (whole(conn, kpi.id)?, Board::of(board).anchor());
    Ok(Some(Series { kpi: &kpi, measurements: &whole.points, notes: &whole.notes, judged: None, anchor }.judge()))
}

fn points(conn: &Connection, kpi: KpiId) -> Result<usize, StoreError> {
    let mut count = statement(conn, "SELECT count(*) FROM measurement WHERE kpi = ?1")?;
    let points: u32 = count.query_row([kpi.to_value()], |row| row.get(0))?;
    Ok(points as usize)
}

/// Keeps how each long series is judged, where the file does not yet: once, when it gets the schema that can.
pub fn keep_all(conn: &Connection) -> Result<(), StoreError> {
    let unkept: Vec<Kpi> = rows::all(conn, "WHERE id NOT IN (SELECT kpi FROM judgement)", [])?;
    unkept.into_iter().try_for_each(|kpi| keep(conn, kpi.id))
}
