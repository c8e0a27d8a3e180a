using System.Data.Common;
using JasperFx.Events;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// Requires a stream that the decision rests on, and appends nothing to, to stand still until the commit. Marten's own check
/// reads the version without a lock, so that two acts could each rest on what the other changes.
/// </summary>
internal sealed class UnchangedStream(Guid stream, long version) : Marten.Internal.Operations.IStorageOperation
{
    public Type DocumentType => typeof(IEvent);

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select consortium.stand_still(");
        builder.AppendParameter(stream);
        builder.Append(", ");
        builder.AppendParameter(version);
        builder.Append(")");
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public OperationRole Role() => OperationRole.Other;
}
