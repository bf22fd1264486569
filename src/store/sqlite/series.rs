//! Measurements: the latest of each KPI for the working set, and all that one is judged on.

use rusqlite::Connection;

use crate::domain::board::{HELD_POINTS, Held, SERIES_POINTS};
use crate::domain::id::KpiId;
use crate::domain::kpi::{Judged, Measurement};
use crate::domain::record::Column;
use crate::domain::run_chart::Centre;
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
    Ok(Held { points, judged })
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

/// All the points that a KPI is judged on, oldest first.
pub fn whole(conn: &Connection, kpi: KpiId) -> Result<Vec<Measurement>, StoreError> {
    let mut points = latest(conn, kpi, SERIES_POINTS)?;
    points.reverse();
    Ok(points)
}

/// The latest points of a KPI, newest first.
fn latest(conn: &Connection, kpi: KpiId, most: usize) -> Result<Vec<Measurement>, StoreError> {
    rows::all(conn, "WHERE kpi = ?1 ORDER BY period DESC LIMIT ?2", (kpi.to_value(), rows::int(most)))
}

/// How the points of a KPI are judged; `None` when there are none.
fn judged(conn: &Connection, kpi: KpiId) -> Result<Option<Judged>, StoreError> {
    let points = points(conn, kpi)?;
    let centre = if points > SERIES_POINTS { of_latest(conn, kpi)? } else { of_all(conn, kpi, points)? };
    Ok(centre.map(|centre| Judged { points: points.min(SERIES_POINTS), centre }))
}

fn points(conn: &Connection, kpi: KpiId) -> Result<usize, StoreError> {
    let mut count = statement(conn, "SELECT count(*) FROM measurement WHERE kpi = ?1")?;
    let points: u32 = count.query_row([kpi.to_value()], |row| row.get(0))?;
    Ok(points as usize)
}

/// The median of all `points` values of a KPI: the index has them in order, so that only the middle is read.
fn of_all(conn: &Connection, kpi: KpiId, points: usize) -> Result<Option<Centre>, StoreError> {
    let mut middle = statement(conn, "SELECT value FROM measurement WHERE kpi = ?1 ORDER BY value LIMIT ?2 OFFSET ?3")?;
    let even = points.is_multiple_of(2);
    let (many, before) = (if even { 2 } else { 1 }, points.saturating_sub(1) / 2);
    let values = middle.query_map([kpi.to_value(), rows::int(many), rows::int(before)], |row| row.get(0))?;
    Ok(Centre::median(&values.collect::<Result<Vec<i64>, _>>()?))
}

/// The median of the latest values of a KPI, the most that are judged.
fn of_latest(conn: &Connection, kpi: KpiId) -> Result<Option<Centre>, StoreError> {
    let mut latest = statement(conn, "SELECT value FROM measurement WHERE kpi = ?1 ORDER BY period DESC LIMIT ?2")?;
    let values = latest.query_map([kpi.to_value(), rows::int(SERIES_POINTS)], |row| row.get(0))?;
    Ok(Centre::median(&values.collect::<Result<Vec<i64>, _>>()?))
}
