use std::io::Read;
use switchback_core::exchange::calendar_job::{Job, Report, Wanted, answer};
use switchback_core::zones::Zone;
fn main() {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).unwrap();
    let names = ["Coding", "System design", "Behavioural", "Product sense"].map(str::to_owned).to_vec();
    let job = Job {
        from: "2026-09-27T00:00:00Z".parse().unwrap(),
        until: "2027-05-27T00:00:00Z".parse().unwrap(),
        zone: Zone::named("Europe/Berlin"),
        owner: None,
        wanted: Wanted::Schedule {
            type_names: names,
            patterns: vec![],
            company_domains: vec!["harrowgate.example".into()],
        },
    };
    let question = serde_json::to_string(&job).unwrap();
    let began = std::time::Instant::now();
    let last = std::cell::RefCell::new(String::new());
    answer(&question, &bytes, &|part| *last.borrow_mut() = part);
    let done = began.elapsed();
    let last = last.into_inner();
    let began = std::time::Instant::now();
    let report: Report = serde_json::from_str(&last).unwrap();
    eprintln!("job {:?}, answer {} B, parsed in {:?}", done, last.len(), began.elapsed());
    drop(report);
}
