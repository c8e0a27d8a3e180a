using System.Collections;
using System.Text.Json.Serialization.Metadata;
using Consortium.Domain.Cohorts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Consortium.Api.Http;

/// <summary>Describes the API as OpenAPI 3.1, from the endpoints themselves.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    private static readonly Dictionary<string, string> Subjects = new()
    {
        ["Access"] = "Who is signed in, tokens and sign-in links.",
        ["Agreements"] = "What the member companies agreed to, in both languages, and who signed it.",
        ["Cohorts"] = "The editions of the programme and the people who take part.",
        ["Committee"] = "The steering committee: seats, ballots, votes and recusals.",
        ["Companies"] = "The member companies and their competitor exclusions.",
        ["Deliveries"] = "How decisions reach a company: its receiver, its feed, attempts and receipts.",
        ["Health"] = "Whether the service lives and can serve, how its work keeps up, and what it gave up.",
        ["Letters"] = "What people are written to about, and how soon.",
        ["Matches"] = "The match queue and the way of a match to its decision.",
        ["Meetings"] = "The steering committee's meetings: agenda, minutes and what is followed up.",
        ["Matching runs"] = "Runs of the matching engine and what they found.",
        ["Personal data"] = "Forgetting a person, and who was told a name.",
    };

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = json => OpenApiOptions.CreateDefaultSchemaReferenceId(json) is { } id ? NameOf(json.Type, id) : null;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            OperationConventions.Complete(operation, context);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            RequireWhatIsRequired(schema, context.JsonTypeInfo);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").WithName("ReadApiDocument");
        app.MapGet("/docs", ApiPage.Show).WithName("ReadApiPage").ExcludeFromDescription();
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Consortium",
            Version = Name,
            Description = "Inter-company cross-mentoring: companies that do not compete lend each other mentors. "
                + "Every POST carries an Idempotency-Key; problems are RFC 9457 with a stable type, in French and English.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Contact = new OpenApiContact { Name = "The operator of this installation" },
        };
        // The service does not know under which address it is reached; relative to the document is right everywhere.
        document.Servers = [new OpenApiServer { Url = "/" }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = Subjects[tag.Name!];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [OperationConventions.Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token that starts with cst_.",
            },
            [OperationConventions.Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = Security.Session.Cookie,
                Description = "The session of somebody who opened a sign-in link.",
            },
        };
        document.AddComponent(OperationConventions.ProblemSchema, OperationConventions.Problem());
    }

    /// <summary>Endpoints call their bodies Request and Response: here they carry the name of what they belong to.</summary>
    private static string NameOf(Type type, string id)
    {
        if (type.IsGenericType)
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GenericTypeArguments.Select(one => NameOf(one, one.Name)))}";

        return type.DeclaringType is { } owner ? owner.Name.Replace("Endpoint", "", StringComparison.Ordinal) + type.Name : id;
    }

    /// <summary>The generator calls every parameter of a record required; the reader leaves some out.</summary>
    private static void RequireWhatIsRequired(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (schema.Required is { Count: > 0 } && type.Kind is JsonTypeInfoKind.Object)
            schema.Required = type.Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet();
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.Namespace == "Consortium.Domain" && type.Name.EndsWith("Id", StringComparison.Ordinal);

    /// <summary>What our own converters write is opaque to the generator.</summary>
    private static void Describe(OpenApiSchema schema, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (IsId(plain))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "uuid";
            schema.Properties = null;
            schema.Required = null;
        }
        else if (plain.IsGenericType && plain.IsAssignableTo(typeof(IEnumerable)) && IsId(plain.GenericTypeArguments[0]))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        }
        else if (plain == typeof(object))
        {
            schema.Type = JsonSchemaType.Object;
        }
        else if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Knowledge<>))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "Known with value, source and day; withheld with source and day; or unknown.";
        }
    }
}
