namespace PkoNotebooks.Data.Tables;

/// <summary>The kind of uniformed personnel, as the source splits it.</summary>
public enum PersonnelType
{
    Troops,

    /// <summary>Police where the source does not split individual police from formed units.</summary>
    Police,
    IndividualPolice,
    FormedPoliceUnit,
    ExpertsOnMission,

    /// <summary>A type of its own since May 2017; before, staff officers are inside <see cref="Troops"/>.</summary>
    StaffOfficers,

    /// <summary>All types together: only where the source gives no type, or for a world total.</summary>
    Uniformed,
}
