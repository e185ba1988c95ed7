using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Authorized;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Authorized;

public class ServiceReferenceTests
{
    private const string Document = """
        { "Name": "sqs", "Operations": [
          { "Name": "GetThing", "AuthorizedActions": [ { "Name": "GetThing", "Service": "sqs" } ], "SDK": [ { "Name": "sqs", "Method": "get_thing", "Package": "Boto3" } ] },
          { "Name": "RunThing", "AuthorizedActions": [
              { "Name": "RunThing", "Service": "sqs" },
              { "Name": "PassRole", "Service": "iam", "Context": { "iam:PassedToService": ["b.amazonaws.com", "a.amazonaws.com"] } } ],
            "SDK": [ { "Name": "sqs", "Method": "run_thing", "Package": "Boto3" }, { "Name": "sqs-data", "Method": "run_thing", "Package": "Boto3" } ] },
          { "Name": "OldThing", "AuthorizedActions": [ { "Name": "GetThing", "Service": "sqs" } ] },
          { "Name": "FreeThing", "SDK": [ { "Name": "sqs" } ] },
          { "Name": "Foreign", "AuthorizedActions": [ { "Name": "GetThing", "Service": "sqs" } ], "SDK": [ { "Name": "elsewhere" } ] } ] }
        """;

    private static readonly ServiceReference Reader = new(new Dictionary<string, string> { ["sqs"] = "sqs", ["sqs-data"] = "sqs" });

    [Fact]
    public void Document_GivesEachClientItsOperations()
    {
        var text = AuthorizedText.Write(new AuthorizedTable(Reader.Read(JsonDocument.Parse(Document).RootElement)));

        Assert.Equal(
            """

            service sqs sqs sqs
            own GetThing
            OldThing GetThing
            RunThing RunThing iam:PassRole=a.amazonaws.com|b.amazonaws.com

            service sqs-data sqs sqs
            RunThing RunThing iam:PassRole=a.amazonaws.com|b.amazonaws.com

            """,
            text);
    }

    [Fact]
    public void DocumentWithoutOperations_IsEmpty()
        => Assert.Empty(Reader.Read(JsonDocument.Parse("""{ "Name": "sqs", "Actions": [] }""").RootElement));
}
