namespace Consortium.Matching;

/// <summary>How far a run is. First every mentee is compared with every mentor, then one mentee after the other takes their place in the plan.</summary>
/// <param name="Mentors">How many mentors there are.</param>
/// <param name="Mentees">How many mentees there are.</param>
/// <param name="Compared">How many mentees were compared with every mentor.</param>
/// <param name="Placed">How many mentees have their place in the plan, or none because there is none for them.</param>
public readonly record struct PairingProgress(int Mentors, int Mentees, int Compared, int Placed);
