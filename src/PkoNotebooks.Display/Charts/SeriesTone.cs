namespace PkoNotebooks.Display.Charts;

/// <summary>How much a series or an item stands out.</summary>
public enum SeriesTone
{
    /// <summary>Grey, for comparison as a whole.</summary>
    Context,

    /// <summary>One of four further colours, each with its own dash and marker.</summary>
    Compare,

    /// <summary>The one accent colour: what the chart is about.</summary>
    Focus,
}
