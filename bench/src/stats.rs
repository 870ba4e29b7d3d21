//! Computes medians, percentiles and ratios.

/// Returns the median, or NaN for no numbers.
pub fn median(numbers: Vec<f64>) -> f64 {
    percentile(numbers, 50)
}

/// Returns the percentile by the nearest-rank method, or NaN for no numbers.
pub fn percentile(mut numbers: Vec<f64>, percent: usize) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let rank = (numbers.len() * percent).div_ceil(100).max(1);
    numbers.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// Returns the quotient of two counts. 0 divided by 0 is 0.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn ratio(count: usize, total: usize) -> f64 {
    if count == 0 { 0.0 } else { count as f64 / total as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "percentiles are input numbers")]
    fn a_percentile_is_one_of_the_numbers() {
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
    fn zero_of_zero_is_zero() {
        assert_eq!(ratio(0, 0), 0.0);
        assert_eq!(ratio(1, 2), 0.5);
    }
}
