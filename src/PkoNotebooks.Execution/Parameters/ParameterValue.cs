using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>A value given from outside, before anyone knows its type.</summary>
public abstract record ParameterValue;

/// <summary>A word or number as it was typed: <c>NO</c> is Norway or false only once a declaration says which.</summary>
/// <param name="Text">The text, without quotes.</param>
/// <param name="Quoted">Whether it stood in quotes, so that <c>"null"</c> is a word.</param>
public sealed record ScalarValue(string Text, bool Quoted = false) : ParameterValue;

/// <summary>A list.</summary>
public sealed record ListValue(ImmutableArray<ParameterValue> Items) : ParameterValue;

/// <summary>No value: YAML's <c>null</c>, <c>~</c> or nothing.</summary>
public sealed record NullValue : ParameterValue;

/// <summary>A mapping: no parameter has such a type.</summary>
public sealed record MapValue : ParameterValue;
