using System.Text;

namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>
/// The <c>d</c> of an SVG path: absolute at its starts, relative after, with no error adding up. A line that goes on level or upright is one
/// step however many points lie on it: a series by month stands still most months.
/// </summary>
internal sealed class PathData
{
    private readonly StringBuilder data = new();
    private long x;
    private long y;
    private (long X, long Y)? ahead;
    private char command;

    public bool IsEmpty => data.Length == 0;

    public PathData Move(double toX, double toY)
    {
        Write();
        (x, y) = (Coordinate.Tenths(toX), Coordinate.Tenths(toY));
        command = 'M';
        data.Append(command);
        Pair(x, y);
        return this;
    }

    public PathData Line(double toX, double toY)
    {
        var (newX, newY) = (Coordinate.Tenths(toX), Coordinate.Tenths(toY));
        var step = (X: newX - x, Y: newY - y);
        (x, y) = (newX, newY);
        if (ahead is { } before && GoesOn(before, step))
        {
            ahead = (before.X + step.X, before.Y + step.Y);
        }
        else if (step != default || (ahead is null && command == 'M'))
        {
            // A line to where it starts is a dot.
            Write();
            ahead = step;
        }

        return this;
    }

    public PathData Close()
    {
        Write();
        command = 'z';
        data.Append(command);
        return this;
    }

    public override string ToString()
    {
        Write();
        return data.ToString();
    }

    private static bool GoesOn((long X, long Y) before, (long X, long Y) step) =>
        (before.Y == 0 && step.Y == 0 && Math.Sign(before.X) == Math.Sign(step.X)) ||
        (before.X == 0 && step.X == 0 && Math.Sign(before.Y) == Math.Sign(step.Y));

    private void Write()
    {
        if (ahead is not { } step)
        {
            return;
        }

        ahead = null;
        var next = step switch { (0, 0) => 'l', (_, 0) => 'h', (0, _) => 'v', _ => 'l' };
        if (next != 'l')
        {
            data.Append(next).Append(Coordinate.Text((next == 'h' ? step.X : step.Y) / 10.0));
        }
        else
        {
            data.Append(command == 'l' ? ' ' : 'l');
            Pair(step.X, step.Y);
        }

        command = next;
    }

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
