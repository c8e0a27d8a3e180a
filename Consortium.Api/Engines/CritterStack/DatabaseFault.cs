using System.Runtime.ExceptionServices;
using Npgsql;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>What the database or the driver said, beneath what Marten made of it: whoever calls the doors knows PostgreSQL's answers.</summary>
internal static class DatabaseFault
{
    public static async Task<T> Plainly<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (fault is not NpgsqlException && Beneath(fault) is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    public static NpgsqlException? Beneath(Exception? fault) => fault switch
    {
        null => null,
        NpgsqlException said => said,
        AggregateException several => several.InnerExceptions.Select(Beneath).FirstOrDefault(said => said is not null),
        // A connection that broke during a statement: Marten rolls back what the driver has already let go of.
        ObjectDisposedException { ObjectName: nameof(NpgsqlTransaction) or nameof(NpgsqlConnection), InnerException: null } gone =>
            new NpgsqlException("The connection to the database was lost.", new IOException(gone.Message)),
        _ => Beneath(fault.InnerException),
    };
}
