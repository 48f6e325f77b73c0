using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Diagrams;

/// <summary>Tables as boxes with their keys, and each reference as a tag with a line to the table that it names.</summary>
internal static class EntityDrawing
{
    private const double LineWidth = 2;
    private const double ArrowLength = 8;

    public static Scene Draw(EntityModel model, ChartSize size, DisplayLanguage language)
    {
        var scene = new Scene(size.Width, size.FontSize);
        var keyLabel = language.Word("diagram.key");
        var layout = new EntityLayout(model, scene, size, keyLabel);
        scene.Height = layout.Height;
        foreach (var hub in Enumerable.Range(0, model.Hubs.Length))
        {
            Trunk(scene, layout, hub);
        }

        foreach (var box in layout.Boxes)
        {
            Table(scene, layout, model, box, keyLabel);
        }

        return scene;
    }

    private static void Trunk(Scene scene, EntityLayout layout, int hub)
    {
        var tone = Tone(hub);
        var x = layout.Trunks[hub];
        var ports = layout.Boxes.SelectMany(b => b.Ports.Where(p => p.Hub == hub).Select(p => (Box: b, Port: p))).ToList();
        var top = ports.Min(p => p.Port.Y);
        // Lines are thin bars: the strokes of this tone are dashed for charts.
        scene.Rect(x - (LineWidth / 2), top, LineWidth, ports.Max(p => p.Port.Y) - top, tone);
        foreach (var (box, port) in ports)
        {
            var (from, to) = layout.Stub(box, port);
            if (port.IsTarget)
            {
                var edge = box.IsLeft ? from : to;
                var back = box.IsLeft ? edge + ArrowLength : edge - ArrowLength;
                (from, to) = box.IsLeft ? (back, to) : (from, back);
                scene.Path(new PathData().Move(edge, port.Y).Line(back, port.Y - 5).Line(back, port.Y + 5).Close(), tone);
            }

            scene.Rect(from, port.Y - (LineWidth / 2), to - from, LineWidth, tone);
            scene.Circle(x, port.Y, 3.5, tone);
        }
    }

    private static void Table(Scene scene, EntityLayout layout, EntityModel model, EntityBox box, string keyLabel)
    {
        var (x, y, width, height) = box.Box;
        var left = x + EntityLayout.Padding;
        var inner = width - (2 * EntityLayout.Padding);
        var hub = model.Hub(box.Table.Name);
        scene.Rect(x, y, width, height, "bg ax");
        if (hub is { } own)
        {
            scene.Rect(x, y, width, layout.HeaderHeight, Tone(own));
        }
        else
        {
            scene.Stroke(x, y + layout.HeaderHeight, x + width, y + layout.HeaderHeight, "g");
        }

        scene.Text(
            scene.Fit(box.Table.Name, inner, true), left, scene.Centred(y + (layout.HeaderHeight / 2)), hub is null ? "t" : "t-i", bold: true);
        var line = y + layout.HeaderHeight + 3;
        foreach (var (i, names) in box.KeyLines.Index())
        {
            var baseline = scene.Centred(line + (scene.Line / 2));
            scene.Text(i == 0 ? keyLabel : "", left, baseline, "t-m");
            scene.Text(names, left + layout.LabelWidth, baseline, "t");
            line += scene.Line;
        }

        line += 3;
        foreach (var key in box.Table.ForeignKeys)
        {
            Reference(scene, model, box, key, line + (layout.RowHeight / 2), left, inner);
            line += layout.RowHeight;
        }
    }

    // The tag stands on the side of the lines, so that its line begins beside it.
    private static void Reference(Scene scene, EntityModel model, EntityBox box, ForeignKey key, double middle, double left, double inner)
    {
        var target = key.Resource.Length == 0 ? box.Table.Name : key.Resource;
        var tag = scene.Fit($"→ {target}", inner * 0.6);
        var width = scene.Measure(tag) + 12;
        var height = scene.FontSize + 5;
        var tagLeft = box.IsLeft ? left + inner - width : left;
        scene.Rect(tagLeft, middle - (height / 2), width, height, model.Hub(target) is { } hub ? Tone(hub) : "m-e");
        scene.Text(tag, tagLeft + 6, scene.Centred(middle), "t-i");
        var fields = scene.Fit(string.Join(", ", key.Fields), inner - width - 8);
        scene.Text(fields, box.IsLeft ? left : tagLeft + width + 8, scene.Centred(middle), "t");
    }

    private static string Tone(int hub) => hub switch { 0 => "m-1", 1 => "m-2", 2 => "m-3", _ => "m-4" };
}
