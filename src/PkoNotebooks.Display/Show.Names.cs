using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display;

public static partial class Show
{
    /// <summary>A state's name, in each language of the data.</summary>
    public static LocalName Name(Country state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(state.Name, state.NameJa);
    }

    /// <summary>A mission's name, in each language of the data.</summary>
    public static LocalName Name(Mission mission)
    {
        ArgumentNullException.ThrowIfNull(mission);
        return new(mission.Name, mission.NameJa);
    }

    /// <summary>An event's title, in each language of the data.</summary>
    public static LocalName Name(DatedEvent dated)
    {
        ArgumentNullException.ThrowIfNull(dated);
        return new(dated.Title, dated.TitleJa);
    }

    /// <summary>A type of uniformed personnel in the United Nations' words.</summary>
    public static LocalName Name(PersonnelType type) => type switch
    {
        PersonnelType.Troops => new("troops", "部隊要員"),
        PersonnelType.Police => new("police", "警察要員"),
        PersonnelType.IndividualPolice => new("individual police", "個人派遣警察要員"),
        PersonnelType.FormedPoliceUnit => new("formed police units", "武装警察隊"),
        PersonnelType.ExpertsOnMission => new("experts on mission", "軍事監視要員等（専門家）"),
        PersonnelType.StaffOfficers => new("staff officers", "司令部要員"),
        PersonnelType.Uniformed => new("uniformed personnel", "制服要員"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type of personnel without a name."),
    };
}
