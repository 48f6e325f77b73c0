namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>Which point of a text stands at its x.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
