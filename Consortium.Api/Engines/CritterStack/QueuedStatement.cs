using System.Data.Common;
using System.Text.RegularExpressions;
using Consortium.Api.Events;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// A statement of an act or a read model in a session of Marten's. Marten's own queue for SQL says of a null that it is text;
/// here, as everywhere else, the statement tells what a null is.
/// </summary>
internal sealed partial class QueuedStatement(SqlStatement statement) : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => typeof(SqlStatement);

    /// <summary>Parameters are numbered over again by whoever builds the batch; one that is named twice is given twice.</summary>
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var written = 0;
        foreach (var number in Numbered().EnumerateMatches(statement.Text))
        {
            builder.Append(statement.Text[written..number.Index]);
            written = number.Index + number.Length;
            builder.AppendParameter(statement.Parameters[int.Parse(statement.Text.AsSpan(number.Index + 1, number.Length - 1), provider: null) - 1] ?? DBNull.Value);
        }

        builder.Append(statement.Text[written..]);
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public OperationRole Role() => OperationRole.Other;

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Numbered();
}
