namespace PkoNotebooks.Data.Export;

/// <summary>
/// Keeps a spreadsheet from running a text as a formula. Spreadsheets read a cell that starts with one of <c>= + - @</c>, their
/// full-width forms, a tab or a line end as something to compute; an apostrophe before it makes it text. A text that starts with
/// an apostrophe gets another, so that <see cref="Restore"/> undoes exactly what <see cref="MakeHarmless"/> did.
/// </summary>
public static class SpreadsheetText
{
    private const string Dangerous = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    public static string MakeHarmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
    }

    public static string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('\'') ? text[1..] : text;
    }
}
