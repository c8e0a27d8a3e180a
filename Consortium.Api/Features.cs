using Consortium.Api.Cohorts;
using Consortium.Api.Committee;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Api.MatchingRuns;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Accounts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Consortium.Api;

/// <summary>What the feature folders need: their read models, found by their interface, and what they keep in memory.</summary>
internal static class Features
{
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        foreach (var readModel in typeof(IReadModel).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IReadModel))))
            services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IReadModel), readModel));

        return services
            .AddSingleton<RulesInForce>()
            .AddSingleton<DeclaredActivities>()
            .AddSingleton<CohortPool>().AddSingleton<RunProgress>()
            .AddSingleton<OpenMatches>()
            .AddSingleton<MasterKey>()
            .AddSingleton<SubjectKeys>()
            .AddSingleton<PersonalDetails>()
            .AddSingleton<People>()
            .AddSingleton<Texts>()
            .AddSingleton<TextProofs>()
            .AddSingleton<DossierReads>()
            .AddSingleton<AccountTable>()
            .AddScoped<Accounts>()
            .AddScoped<Forgetting>()
            .AddScoped<PersonExports>()
            .AddScoped<Registration>()
            .AddScoped<BallotOpening>()
            .AddScoped<Dossiers>()
            .AddScoped<ParticipantActs>()
            .AddScoped<ParticipantFiles>()
            .AddScoped<FoundingCompanies>()
            .AddScoped<RunningPairs>();
    }
}
