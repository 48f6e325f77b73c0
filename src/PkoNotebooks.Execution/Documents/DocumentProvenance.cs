namespace PkoNotebooks.Execution.Documents;

/// <summary>The file that a notebook was read from: a notebook that did not change is written as the very same bytes.</summary>
internal readonly struct DocumentProvenance(byte[]? bytes, JsonLayout? layout) : IEquatable<DocumentProvenance>
{
    public byte[]? Bytes { get; } = bytes;

    /// <summary>The layout of an <c>.ipynb</c> file; null for a <c>.dib</c> file.</summary>
    public JsonLayout? Layout { get; } = layout;

    public bool Equals(DocumentProvenance other) => true;

    public override bool Equals(object? obj) => obj is DocumentProvenance;

    public override int GetHashCode() => 0;
}
