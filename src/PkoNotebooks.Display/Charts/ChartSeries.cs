using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>A value on a day; null where the sources hold none, which shows as a gap and never as zero.</summary>
public readonly record struct ChartPoint(DateOnly Date, double? Value);

/// <summary>A named run of values over time.</summary>
public sealed record ChartSeries
{
    public ChartSeries(LocalName name, IEnumerable<ChartPoint> points)
    {
        Name = name;
        Points = [.. points.OrderBy(p => p.Date)];
        var twice = Points.Zip(Points.Skip(1)).FirstOrDefault(p => p.First.Date == p.Second.Date);
        if (Points.Length > 1 && twice.First.Date == twice.Second.Date && Points.Any(p => p.Date == twice.First.Date))
        {
            throw new ArgumentException(
                $"Series \"{name?.English}\": found two values on {twice.First.Date:yyyy-MM-dd}, expected one a day. Sum or choose before.",
                nameof(points));
        }
    }

    public LocalName Name { get; }

    /// <summary>By date, one a day.</summary>
    public ImmutableArray<ChartPoint> Points { get; }

    public SeriesTone Tone { get; init; }

    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>The unit of its facts; null where it was made of bare values.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The most decimals of its facts.</summary>
    public int Decimals { get; init; }
}
