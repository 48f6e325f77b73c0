using System.Collections.Immutable;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Diagrams;

/// <summary>A table's box and the heights at which lines leave or reach it.</summary>
/// <param name="IsLeft">It stands left of the lines.</param>
/// <param name="KeyLines">The primary key's columns, wrapped.</param>
internal sealed record EntityBox(
    ResourceDescriptor Table, Box Box, bool IsLeft, ImmutableArray<string> KeyLines, ImmutableArray<EntityPort> Ports);

/// <summary>Where a line meets a box.</summary>
/// <param name="Hub">The place of the table referred to among those with a line.</param>
/// <param name="IsTarget">The line ends here, at the table referred to.</param>
internal readonly record struct EntityPort(double Y, int Hub, bool IsTarget);

/// <summary>
/// Where everything stands: boxes in one or two columns, and beside them a channel with one trunk for each table that others refer to.
/// Lines run only in the channel, so that none can cross a box.
/// </summary>
internal sealed class EntityLayout
{
    public const double Padding = 10;
    private const double BoxGap = 14;

    // Below a title without a subtitle.
    private const double TopGap = 8;
    private const double TrunkGap = 14;
    private const double ChannelMargin = 18;

    // Joints of two lines at nearly the same height would read as one line.
    private const double LineDistance = 8;

    private readonly List<EntityBox> boxes = [];
    private readonly bool isNarrow;

    public EntityLayout(EntityModel model, Scene measure, ChartSize size, string keyLabel)
    {
        isNarrow = size.IsNarrow;
        Measure = measure;
        LabelWidth = measure.Measure(keyLabel) + 8;
        var channel = model.Hubs.IsEmpty ? BoxGap : ((model.Hubs.Length - 1) * TrunkGap) + ChannelMargin + (isNarrow ? 4 : ChannelMargin);
        ColumnWidth = isNarrow ? size.Width - channel : (size.Width - channel) / 2;
        Trunks = [.. model.Hubs.Select((_, i) => ColumnWidth + ChannelMargin + (i * TrunkGap))];
        double[] bottoms = isNarrow ? [TopGap] : [TopGap, TopGap];
        foreach (var table in model.Tables)
        {
            var column = bottoms.IndexOf(bottoms.Min());
            var box = Place(model, table, column == 0, bottoms[column]);
            boxes.Add(box);
            bottoms[column] = box.Box.Bottom + BoxGap;
        }

        Height = Math.Max(0, bottoms.Max() - BoxGap) + 2;
    }

    public IReadOnlyList<EntityBox> Boxes => boxes;

    /// <summary>The x of each trunk.</summary>
    public ImmutableArray<double> Trunks { get; }

    public double Height { get; }

    public double ColumnWidth { get; }

    /// <summary>Room for the word before a primary key.</summary>
    public double LabelWidth { get; }

    public double HeaderHeight => Measure.Line + 8;

    /// <summary>Height of a reference's row.</summary>
    public double RowHeight => Measure.Line + 6;

    private Scene Measure { get; }

    /// <summary>The stretch of a line between a box and its trunk.</summary>
    public (double From, double To) Stub(EntityBox box, EntityPort port) =>
        box.IsLeft ? (box.Box.Right, Trunks[port.Hub]) : (Trunks[port.Hub], box.Box.X);

    private EntityBox Place(EntityModel model, ResourceDescriptor table, bool isLeft, double top)
    {
        var x = isLeft ? 1 : ColumnWidth + (Trunks.IsEmpty ? BoxGap : Trunks[^1] - ColumnWidth + ChannelMargin);
        var keys = Wrap(table.PrimaryKey, ColumnWidth - (2 * Padding) - LabelWidth);
        var firstRow = HeaderHeight + 6 + (keys.Length * Measure.Line);
        var height = firstRow + (table.ForeignKeys.Length * RowHeight) + 5;
        for (var y = top + 1; ; y += 2)
        {
            var box = new EntityBox(table, new(x, y, ColumnWidth - 1, height), isLeft, keys, Ports(model, table, y, firstRow));
            if (boxes.All(other => other.IsLeft == isLeft || !Meet(box, other)))
            {
                return box;
            }
        }
    }

    private ImmutableArray<EntityPort> Ports(EntityModel model, ResourceDescriptor table, double top, double firstRow)
    {
        var ports = ImmutableArray.CreateBuilder<EntityPort>();
        if (model.Hub(table.Name) is { } own)
        {
            ports.Add(new(top + (HeaderHeight / 2), own, true));
        }

        foreach (var (i, key) in table.ForeignKeys.Index())
        {
            if (model.Hub(key.Resource.Length == 0 ? table.Name : key.Resource) is { } hub)
            {
                ports.Add(new(top + firstRow + ((i + 0.5) * RowHeight), hub, false));
            }
        }

        return ports.ToImmutable();
    }

    private bool Meet(EntityBox box, EntityBox other) => box.Ports.Any(port => other.Ports.Any(o =>
    {
        var ((from, to), (otherFrom, otherTo)) = (Stub(box, port), Stub(other, o));
        // A little longer than drawn, for the dot at the joint.
        return Math.Abs(port.Y - o.Y) < LineDistance && from - LineDistance < otherTo && otherFrom - LineDistance < to;
    }));

    // Between names only: a column's name is what a reader types.
    private ImmutableArray<string> Wrap(ImmutableArray<string> names, double width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var (i, name) in names.Index())
        {
            var word = i == names.Length - 1 ? name : name + ",";
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure.Measure(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = Measure.Fit(longer, width);
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines.ToImmutable();
    }
}
