namespace PkoNotebooks.Display.Mime;

/// <summary>The shape by which kernels know a formatter source. They look for the method's name, so it stays public and an instance's.</summary>
internal interface IFormatterSource
{
    IEnumerable<object> CreateTypeFormatters();
}

/// <summary>Formatters of prose, cards and notes.</summary>
public sealed class TextFormatterSource : IFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        DisplayableFormatter.For(MimeTypes.Html, MimeTypes.Facts, MimeTypes.Plain);
}

/// <summary>Formatters of tables.</summary>
public sealed class TableFormatterSource : IFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        DisplayableFormatter.For(MimeTypes.Html, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain);
}

/// <summary>Formatters of charts.</summary>
public sealed class ChartFormatterSource : IFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        DisplayableFormatter.For(MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plotly, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain);
}

/// <summary>Formatters of diagrams.</summary>
public sealed class DiagramFormatterSource : IFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        DisplayableFormatter.For(MimeTypes.Html, MimeTypes.Svg, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain);
}

/// <summary>Formatters of the ledger of claims.</summary>
public sealed class LedgerFormatterSource : IFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        DisplayableFormatter.For(MimeTypes.Html, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain);
}
