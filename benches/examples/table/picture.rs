//! Throughput against size, as a picture.

use std::error::Error;
use std::path::Path;

use benches::{plain, roster, title};
use plotters::coord::Shift;
use plotters::prelude::*;
use testdata::generate::Wire;

use crate::Budget;
use crate::timing::{Work, race};

/// A contestant's name and its points: bytes of the document, megabytes a second.
type Series = (&'static str, Vec<(f64, f64)>);

/// The colours of contestants in their order; the limit, which comes last, is [`LIMIT`].
const COLOURS: [RGBColor; 7] = [
    RGBColor(0xC0, 0x1C, 0x28),
    RGBColor(0xE6, 0x61, 0x00),
    RGBColor(0x1C, 0x71, 0xD8),
    RGBColor(0x26, 0xA2, 0x69),
    RGBColor(0x81, 0x3D, 0x9C),
    RGBColor(0x86, 0x5E, 0x3C),
    RGBColor(0x00, 0x8B, 0x8B),
];
const LIMIT: RGBColor = RGBColor(0x9A, 0x99, 0x96);

/// Times everyone on every plain document, and draws a panel for each wire form.
pub(crate) fn draw(path: &Path, budget: Budget) -> Result<(), Box<dyn Error>> {
    let root = SVGBackend::new(path, (1200, 900)).into_drawing_area();
    root.fill(&WHITE)?;
    for (area, wire) in root.split_evenly((2, 2)).iter().zip(Wire::ALL) {
        panel(area, title(wire), &measure(wire, budget))?;
    }
    root.present()?;
    Ok(())
}

fn measure(wire: Wire, budget: Budget) -> Vec<Series> {
    let mut series: Vec<Series> = roster(wire).iter().map(|one| (one.name(), Vec::new())).collect();
    for document in plain(wire) {
        let bytes = document.bytes();
        let works = roster(wire).iter().map(|one| Work::new(one.name(), || one.read(bytes)));
        let times = race(works.collect(), budget.0);
        #[expect(clippy::cast_precision_loss, reason = "documents are shorter than 2^52 bytes")]
        let length = bytes.len() as f64;
        for ((_, points), times) in series.iter_mut().zip(times) {
            // Bytes a nanosecond are gigabytes a second.
            points.push((length, 1_000.0 * length / times.fastest()));
        }
    }
    series
}

fn panel(
    area: &DrawingArea<SVGBackend<'_>, Shift>,
    title: &str,
    series: &[Series],
) -> Result<(), Box<dyn Error>> {
    let mut chart = ChartBuilder::on(area)
        .caption(title, ("sans-serif", 20))
        .margin(12)
        .margin_right(24)
        .x_label_area_size(40)
        .y_label_area_size(60)
        .build_cartesian_2d((300.0..10_000_000.0).log_scale(), (0.2..20_000.0).log_scale())?;
    chart
        .configure_mesh()
        .x_desc("bytes of the document")
        .y_desc("MB/s")
        .x_label_formatter(&|&bytes| size(bytes))
        .y_label_formatter(&|speed| format!("{speed}"))
        .light_line_style(WHITE)
        .draw()?;
    let last = series.len().saturating_sub(1);
    let colours = COLOURS.iter().take(last).chain([&LIMIT]);
    for ((name, points), colour) in series.iter().zip(colours) {
        let style = colour.stroke_width(2);
        chart.draw_series(points.iter().map(|&point| Circle::new(point, 3, colour.filled())))?;
        chart
            .draw_series(LineSeries::new(points.iter().copied(), style))?
            .label(*name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], style));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::LowerRight)
        .background_style(WHITE.mix(0.8))
        .label_font(("sans-serif", 11))
        .draw()?;
    Ok(())
}

fn size(bytes: f64) -> String {
    match bytes {
        1_000_000.0.. => format!("{} MB", bytes / 1_000_000.0),
        1_000.0.. => format!("{} KB", bytes / 1_000.0),
        _ => format!("{bytes} B"),
    }
}
