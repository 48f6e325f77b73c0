namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>A rectangle in the units of the drawing.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public Box Grow(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));

    public bool Within(Box outer) => X >= outer.X && Y >= outer.Y && Right <= outer.Right && Bottom <= outer.Bottom;
}
