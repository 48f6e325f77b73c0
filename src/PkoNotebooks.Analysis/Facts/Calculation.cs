using System.Collections.Immutable;
using System.Globalization;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>
/// Arithmetic on facts that keeps what they rest on. A calculation holds its value, its words and the facts that went in;
/// <see cref="As"/> gives it a name and a unit and makes a fact of it, whose citations are the union of theirs.
/// <code>(Calculation.Of(personnel) / world * 100).As("personnel_share.JPN.2015-03-31", "share …", Unit.Percent, 2)</code>
/// </summary>
public sealed class Calculation
{
    private readonly bool _compound;

    private Calculation(double value, string words, ImmutableArray<Fact> inputs, bool compound)
    {
        Value = value;
        Words = words;
        Inputs = inputs;
        _compound = compound;
    }

    /// <summary>The value so far.</summary>
    public double Value { get; }

    /// <summary>The formula so far, with names and figures: "uniformed personnel of Japan (272) ÷ …".</summary>
    public string Words { get; }

    /// <summary>The facts that went in, in order.</summary>
    public ImmutableArray<Fact> Inputs { get; }

    public static implicit operator Calculation(Fact fact) => Of(fact);

    public static implicit operator Calculation(double constant) => FromDouble(constant);

    public static Calculation Of(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return new(fact.Value, $"{fact.Name} ({fact.Text})", [fact], compound: false);
    }

    /// <summary>A number that needs no source, such as 100 for percent.</summary>
    public static Calculation FromDouble(double constant) =>
        new(constant, constant.ToString("R", CultureInfo.InvariantCulture), [], compound: false);

    public static Calculation operator +(Calculation left, Calculation right) => Join(left, right, "+", (a, b) => a + b);

    public static Calculation operator -(Calculation left, Calculation right) => Join(left, right, "−", (a, b) => a - b);

    public static Calculation operator *(Calculation left, Calculation right) => Join(left, right, "×", (a, b) => a * b);

    /// <exception cref="DivideByZeroException">The divisor is zero: look at it before dividing.</exception>
    public static Calculation operator /(Calculation left, Calculation right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return right.Value == 0
            ? throw new DivideByZeroException($"The divisor is zero: {right.Words}.")
            : Join(left, right, "÷", (a, b) => a / b);
    }

    public static Calculation Add(Calculation left, Calculation right) => left + right;

    public static Calculation Subtract(Calculation left, Calculation right) => left - right;

    public static Calculation Multiply(Calculation left, Calculation right) => left * right;

    public static Calculation Divide(Calculation left, Calculation right) => left / right;

    /// <summary>Makes the fact. Its period is that of its inputs, from the first day of any to the last of any, unless given.</summary>
    /// <exception cref="InvalidOperationException">No fact went in, so there would be nothing to cite.</exception>
    public Fact As(string key, string name, Unit unit, int decimals = 0, Period? period = null, string? note = null)
    {
        if (Inputs.IsEmpty)
        {
            throw new InvalidOperationException($"'{key}' rests on no fact: a number without a source cannot become a fact.");
        }

        return new Fact
        {
            Key = key,
            Name = name,
            Value = Value,
            Unit = unit,
            Decimals = decimals,
            Period = period ?? new Period(Inputs.Min(f => f.Period.Start), Inputs.Max(f => f.Period.End)),
            Derivation = Derivation.Derived,
            Formula = Words,
            Citations = CitationSet.Union(Inputs),
            Note = note,
        };
    }

    private static Calculation Join(Calculation left, Calculation right, string sign, Func<double, double, double> operation)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(operation(left.Value, right.Value), $"{left.Bracketed} {sign} {right.Bracketed}", left.Inputs.AddRange(right.Inputs), compound: true);
    }

    private string Bracketed => _compound ? $"({Words})" : Words;
}
