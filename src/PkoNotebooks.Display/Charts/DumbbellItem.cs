using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>Two figures of one state or group, to be seen apart.</summary>
public sealed record DumbbellItem(LocalName Name, Measured First, Measured Second, SeriesTone Tone = SeriesTone.Context);
