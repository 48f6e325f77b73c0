using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display;

public static partial class Show
{
    /// <summary>A state's name in each language.</summary>
    public static LocalName Name(Country country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return new(country.Name, country.NameJa);
    }

    /// <summary>A mission's name in each language.</summary>
    public static LocalName Name(Mission mission)
    {
        ArgumentNullException.ThrowIfNull(mission);
        return new(mission.Name, mission.NameJa);
    }

    /// <summary>An event's title in each language.</summary>
    public static LocalName Name(EventRow occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        return new(occurrence.Title, occurrence.TitleJa);
    }

    /// <summary>An event's title in each language.</summary>
    public static LocalName Name(DatedEvent occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        return new(occurrence.Title, occurrence.TitleJa);
    }

    /// <summary>What a column's value is called: <c>PersonnelType.FormedPoliceUnit</c> is "formed police unit".</summary>
    public static LocalName Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumNames.Of(value);
}
