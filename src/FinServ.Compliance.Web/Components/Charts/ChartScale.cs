namespace FinServ.Compliance.Web.Components.Charts;

/// <summary>A zero-based scale with at most five round gridlines.</summary>
/// <param name="Top">The value at the top of the chart, a multiple of <see cref="Step"/>.</param>
public readonly record struct ChartScale(double Top, double Step)
{
    public static ChartScale For(double largest)
    {
        if (largest <= 0) return new(1, 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        foreach (var factor in (double[])[0.25, 0.5, 1, 2, 2.5, 5])
        {
            var step = factor * power;
            if (largest >= 4 && step < 1) continue;
            if (Math.Ceiling(largest / step) <= 4) return new(Math.Ceiling(largest / step) * step, step);
        }

        return new(10 * power, 2.5 * power);
    }

    public IEnumerable<double> Lines()
    {
        for (var value = 0.0; value <= Top + Step / 2; value += Step) yield return value;
    }

    /// <summary>How far up the chart a value stands, 0 to 1.</summary>
    public double At(double value) => Math.Clamp(value / Top, 0, 1);
}
