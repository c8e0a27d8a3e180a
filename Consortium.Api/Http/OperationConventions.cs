using System.Reflection;
using Consortium.Api.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Consortium.Api.Http;

/// <summary>What holds for every operation and is therefore said for none by hand: headers, problems, who may call.</summary>
internal static class OperationConventions
{
    public const string Token = "token";
    public const string Cookie = "session";
    public const string ProblemSchema = "Problem";

    public static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;
        if (metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName is not { } name)
            return;

        var row = AccessMatrix.Rows.First(row => row.Endpoint == name);
        operation.OperationId = name;
        operation.Description ??= row.Anyone ? "Open to everybody." : "Roles: " + string.Join(", ", row.May.Select(InWords)) + ".";
        operation.Responses ??= [];
        operation.Parameters ??= [];
        if (!row.Anyone)
        {
            operation.Security =
            [
                new() { [new OpenApiSecuritySchemeReference(Token, document)] = [] },
                new() { [new OpenApiSecuritySchemeReference(Cookie, document)] = [] },
            ];
            AddProblem(operation, document, "401", "Nobody is signed in.");
            AddProblem(operation, document, "403", "Not open to this role.");
        }
        else
        {
            operation.Security = [];
        }

        AddProblem(operation, document, "400", "The request is not well formed.");
        if (!metadata.OfType<ApiRoutes.OfTheApi>().Any())
            return;

        if (metadata.OfType<MethodInfo>().Any(handler => handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(PageRequest))))
            AddPaging(operation);
        AddProblem(operation, document, "404", "Nothing is there for this caller.");
        AddProblem(operation, document, "503", "The service is not available for now; Retry-After says when to ask again.");
        Preconditions(operation, document, context.Description.HttpMethod, metadata.OfType<ApiRoutes.IfMatchRequired>().Any());
    }

    public static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457). The type leads to an explanation.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code", "fr", "en" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("/problems/{code}"),
            ["title"] = Text("The status in words, in the caller's language."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("What to do, in the caller's language."),
            ["code"] = Text("Stable name to key on."),
            ["rule"] = Text("Number of the rule behind a refusal."),
            ["fr"] = Text("The detail in French."),
            ["en"] = Text("The detail in English."),
            ["values"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["pointer"] = Text("Where in the body (RFC 6901)."),
                        ["fr"] = Text("What was expected."),
                        ["en"] = Text("What was expected."),
                    },
                },
            },
        },
    };

    private static void Preconditions(OpenApiOperation operation, OpenApiDocument document, string? method, bool requiresIfMatch)
    {
        if (method is null || HttpMethods.IsGet(method))
            return;

        AddProblem(operation, document, "409", "A rule of the consortium stands in the way, or the same key is being handled.");
        AddProblem(operation, document, "412", "It has changed since If-Match was read.");
        AddHeader(operation, "If-Match", requiresIfMatch, "The ETag of what was read; the act is decided on that version or not at all.");
        if (requiresIfMatch)
            AddProblem(operation, document, "428", "If-Match is required.");
        if (operation.RequestBody is not null)
        {
            AddProblem(operation, document, "413", "The body is larger than 5 MB.");
            AddProblem(operation, document, "415", "This content type is not taken.");
        }

        if (HttpMethods.IsPost(method))
        {
            AddHeader(operation, "Idempotency-Key", required: true, "A value of the caller's own, the same when the request is repeated. At most 255 characters.");
            AddProblem(operation, document, "422", "The key has served for another request.");
        }
    }

    private static string InWords(Access access) => access.Reach is Reach.Own ? $"{access.Role} (own)" : access.Role.ToString();

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static void AddPaging(OpenApiOperation operation)
    {
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "after",
            In = ParameterLocation.Query,
            Description = "The cursor that an earlier page gave as next.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "How many at most on a page: 50 when not said.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" },
        });
    }

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string description) => operation.Parameters!.Add(
        new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
        });

    private static void AddProblem(OpenApiOperation operation, OpenApiDocument document, string status, string description) =>
        operation.Responses!.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemSchema, document) },
            },
        });
}
