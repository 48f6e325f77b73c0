using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>
/// What a part of a notebook looked like in its file. It serves only to write the part back as it was, so two parts
/// that differ in nothing else are equal.
/// </summary>
internal readonly struct Provenance(JsonObject? json, string? text = null) : IEquatable<Provenance>
{
    /// <summary>The JSON of an <c>.ipynb</c> file; never changed, never part of another tree.</summary>
    public JsonObject? Json { get; } = json;

    /// <summary>The lines of a <c>.dib</c> file.</summary>
    public string? Text { get; } = text;

    public bool Equals(Provenance other) => true;

    public override bool Equals(object? obj) => obj is Provenance;

    public override int GetHashCode() => 0;
}
