namespace Consortium.Api.Spreadsheets;

/// <summary>What became of a row.</summary>
internal enum RowStatus
{
    /// <summary>Somebody or something new.</summary>
    Registered,

    /// <summary>Somebody known, of whom the row says something new.</summary>
    Updated,

    /// <summary>Known already, and the row changed nothing.</summary>
    Already,

    /// <summary>Not taken; the problems say what to correct.</summary>
    Refused,
}
