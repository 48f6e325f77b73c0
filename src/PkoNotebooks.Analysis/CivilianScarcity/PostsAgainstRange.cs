using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>A state's staff in posts of the Secretariat subject to geographical distribution, against its desirable range.</summary>
/// <param name="AsOf">The day; the last of the month or year where only that is known.</param>
/// <param name="Precision">How exactly the day is known.</param>
/// <param name="Iso3">ISO 3166 alpha-3.</param>
/// <param name="Country">Its name.</param>
/// <param name="Staff">Nationals in such posts.</param>
/// <param name="Low">Lower end of the desirable range.</param>
/// <param name="Midpoint">Midpoint: as printed, or half the sum of the printed ends.</param>
/// <param name="High">Upper end.</param>
/// <param name="RatioToMidpoint">Staff over midpoint.</param>
/// <param name="ShortOfRange">Lower end less staff, persons; zero or less where the range is reached.</param>
public sealed record PostsAgainstRange(
    DateOnly AsOf,
    DatePrecision Precision,
    string Iso3,
    string Country,
    Measured Staff,
    Measured Low,
    Measured Midpoint,
    Measured High,
    Measured RatioToMidpoint,
    Measured ShortOfRange);
