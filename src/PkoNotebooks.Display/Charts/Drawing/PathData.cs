using System.Text;

namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>The <c>d</c> of an SVG path: absolute at its starts, relative after, with no error adding up.</summary>
internal sealed class PathData
{
    private readonly StringBuilder data = new();
    private long x;
    private long y;
    private bool inLine;

    public bool IsEmpty => data.Length == 0;

    public PathData Move(double toX, double toY)
    {
        (x, y) = (Coordinate.Tenths(toX), Coordinate.Tenths(toY));
        data.Append('M');
        Pair(x, y);
        inLine = false;
        return this;
    }

    public PathData Line(double toX, double toY)
    {
        var (newX, newY) = (Coordinate.Tenths(toX), Coordinate.Tenths(toY));
        data.Append(inLine ? ' ' : 'l');
        Pair(newX - x, newY - y);
        (x, y, inLine) = (newX, newY, true);
        return this;
    }

    public PathData Close()
    {
        data.Append('z');
        inLine = false;
        return this;
    }

    public override string ToString() => data.ToString();

    private void Pair(long first, long second)
    {
        data.Append(Coordinate.Text(first / 10.0));
        var text = Coordinate.Text(second / 10.0);
        if (text[0] != '-')
        {
            data.Append(' ');
        }

        data.Append(text);
    }
}
