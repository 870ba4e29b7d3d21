//! Medians, percentiles and ratios.

/// The median of at least one number.
pub fn median(numbers: Vec<f64>) -> f64 {
    percentile(numbers, 50)
}

/// The number that so many in a hundred do not exceed; of no numbers, it is not a number.
pub fn percentile(mut numbers: Vec<f64>, percent: usize) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let rank = (numbers.len() * percent).div_ceil(100).max(1);
    numbers.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// One count as a part of another; none of none is nothing.
#[expect(clippy::cast_precision_loss, reason = "no count comes near 2^52")]
pub fn ratio(part: usize, whole: usize) -> f64 {
    if part == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "they are the very numbers put in")]
    fn percentiles_are_of_the_numbers_themselves() {
        let numbers: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(percentile(numbers.clone(), 50), 100.0);
        assert_eq!(percentile(numbers.clone(), 99), 198.0);
        assert_eq!(percentile(numbers, 100), 200.0);
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![7.0]), 7.0);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "halves are exact")]
    fn none_of_none_is_nothing() {
        assert_eq!(ratio(0, 0), 0.0);
        assert_eq!(ratio(1, 2), 0.5);
    }
}
