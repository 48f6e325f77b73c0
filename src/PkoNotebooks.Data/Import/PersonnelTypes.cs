using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Import;

/// <summary>The names that publishers give to the kinds of uniformed personnel.</summary>
internal static class PersonnelTypes
{
    public const string Expected =
        "Troops, Staff Officer, Individual Police, Formed Police Units, Police or Experts on Mission, in one of their usual spellings";

    public static PersonnelType? Find(string name) => NameFold.Fold(name) switch
    {
        "troops" or "troop" or "contingent troop" or "contingent troops" or "military contingent" => PersonnelType.Troops,
        "staff officer" or "staff officers" => PersonnelType.StaffOfficers,
        "individual police" or "individual police officer" or "individual police officers" or "unpol" => PersonnelType.IndividualPolice,
        "formed police unit" or "formed police units" or "fpu" => PersonnelType.FormedPoliceUnit,
        "police" or "civilian police" or "un police" => PersonnelType.Police,
        "expert on mission" or "experts on mission" or "experts" or "military expert" or "military experts" or "observers"
            or "military observer" or "military observers" or "unmo" => PersonnelType.ExpertsOnMission,
        _ => null,
    };
}
