using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using IamAnalyzers.CatalogBuilder.Derive;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Derive;

/// <summary>Published files, brought into the form of the input folder.</summary>
public class PublishedDataTests
{
    [Fact]
    public void Reference_KeepsWhatTheCatalogueNeeds()
    {
        var files = new Dictionary<string, string>
        {
            ["data/serviceNames.json"] = """{ "demo": "Demo Service", "empty": "Empty" }""",
            ["data/actions/demo.json"] = """{ "putthing": { "name": "PutThing", "description": "x", "accessLevel": "Write", "resourceTypes": [ { "name": "thing", "required": true, "conditionKeys": ["demo:Key"], "dependentActions": [] }, { "name": "group", "required": false } ], "conditionKeys": ["aws:TagKeys"] }, "list": { "name": "List", "accessLevel": "List", "resourceTypes": [] } }""",
            ["data/actions/empty.json"] = "{}",
            ["data/resourceTypes/demo.json"] = """{ "thing": { "key": "thing", "arn": "arn:thing", "conditionKeys": ["demo:Key"] }, "group": { "key": "group", "arn": "arn:group" } }""",
            ["data/conditionKeys/demo.json"] = """{ "demo:key": { "key": "demo:Key", "description": "x", "type": "String" } }""",
        }.ToDictionary(static file => file.Key, static file => Encoding.UTF8.GetBytes(file.Value));

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "demo": { "name": "Demo Service", "resources": { "thing": { "arn": "arn:thing", "ck": ["demo:Key"] }, "group": { "arn": "arn:group" } },
                    "conditionKeys": { "demo:Key": "String" },
                    "actions": { "PutThing": { "level": "Write", "res": [["thing", 1, ["demo:Key"]], ["group", 0]], "ck": ["aws:TagKeys"] }, "List": { "level": "List" } } },
                  "empty": { "name": "Empty", "resources": {}, "conditionKeys": {}, "actions": {} } }
                """),
            ReferenceData.Make(files)));
    }

    [Fact]
    public void Model_LosesDescriptionsAndConstraints()
    {
        var model = ModelData.Make(JsonNode.Parse(DemoModel.Text)!.AsObject(), JsonNode.Parse("""{ "pagination": { "ListThings": { "input_token": "Token" } } }""")!.AsObject());

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "apiVersion": "2026-01-01", "serviceId": "Demo", "endpointPrefix": "demo", "signingName": null, "protocol": "json" }"""), model["metadata"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "name": "PutThing", "input": { "shape": "PutThingRequest" } }"""), model["operations"]!["PutThing"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "type": "string" }"""), model["shapes"]!["Text"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "shape": "Text" }"""), model["shapes"]!["PutThingRequest"]!["members"]!["thingName"]));
        Assert.Equal("Token", model["pagination"]!["ListThings"]!["input_token"]!.GetValue<string>());
    }

    [Fact]
    public void MembersWithTheNamesOfConstraints_AreKept()
    {
        var model = ModelData.Make(JsonNode.Parse("""{ "metadata": {}, "operations": {}, "shapes": { "Rule": { "type": "structure", "members": { "pattern": { "shape": "Text", "documentation": "x" }, "min": { "shape": "Text" } } } } }""")!.AsObject(), null);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "pattern": { "shape": "Text" }, "min": { "shape": "Text" } }"""), model["shapes"]!["Rule"]!["members"]));
    }

    [Fact]
    public void OfSeveralVersions_TheNewestCounts()
    {
        static byte[] Named(string id) => Encoding.UTF8.GetBytes($$"""{ "id": "{{id}}" }""");

        var models = SourceFiles.FromArchive(new Dictionary<string, byte[]>
        {
            ["demo/2015-01-01/service-2.json"] = Named("old"),
            ["demo/2026-01-01/service-2.json"] = Named("new"),
            ["demo/2015-01-01/paginators-1.json"] = Named("old pages"),
            ["another/2020-01-01/service-2.json"] = Named("other"),
            ["another/2020-01-01/paginators-1.json"] = Named("other pages"),
        }).ToList();

        Assert.Equal(["another other other pages", "demo new "], models.Select(static model => $"{model.Service} {model.Model["id"]} {model.Paginators?["id"]}"));
    }

    [Fact]
    public void Archive_GivesTheWantedFilesWithoutItsFirstFolder()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            using (var tar = new TarWriter(packed))
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "package/data/"));
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "package/data/a.json") { DataStream = new MemoryStream("A"u8.ToArray()) });
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "package/readme.md") { DataStream = new MemoryStream("B"u8.ToArray()) });
            }

            var read = Assert.Single(Archive.Read(file, static path => path.EndsWith(".json", StringComparison.Ordinal)));
            Assert.Equal(("data/a.json", "A"), (read.Path, Encoding.UTF8.GetString(read.Content)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Tables_AreComparedByTheColumnsOfTheFirst()
    {
        Assert.Empty(CompareCommand.Rows(["a\tb", "1\t2", "3\t"], ["b\tx\ta", "\ty\t3", "2\ty\t1"]));
        Assert.Equal(["1 rows in both, 1 only in the first, 1 only in the second", "+ 5\t6", "- 3\t4"], CompareCommand.Rows(["a\tb", "1\t2", "5\t6"], ["a\tb", "3\t4", "1\t2"]));
        Assert.Equal(["other columns"], CompareCommand.Rows(["a\tc"], ["a\tb"]));
    }
}
