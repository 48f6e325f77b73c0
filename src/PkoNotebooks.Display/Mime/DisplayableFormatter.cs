namespace PkoNotebooks.Display.Mime;

/// <summary>Writes a <see cref="Displayable"/> in one MIME type. Found by convention, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
public sealed class DisplayableFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    /// <returns>False where the instance is no displayable or has no such representation.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (instance is not Displayable displayable || !displayable.Formats.Contains(MimeType))
        {
            return false;
        }

        writer.Write(displayable.Format(MimeType));
        return true;
    }

    internal static IEnumerable<object> For(params string[] mimeTypes) => mimeTypes.Select(m => new DisplayableFormatter(m));
}
