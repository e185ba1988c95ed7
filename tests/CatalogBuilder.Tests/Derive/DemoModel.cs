using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Derive;

namespace IamAnalyzers.CatalogBuilder.Tests.Derive;

/// <summary>A small API model, written for these tests.</summary>
internal static class DemoModel
{
    private const string Shapes = """
        "PutThingRequest": { "type": "structure", "required": ["thingName"], "members": {
          "thingName": { "shape": "Text", "documentation": "<p>The name or the ARN of the thing.</p>" },
          "GroupIds": { "shape": "TextList", "documentation": "<p>The IDs of groups.</p>" },
          "ResourceArn": { "shape": "Text" },
          "executionRole": { "shape": "Text", "documentation": "<p>The caller needs <code>iam:PassRole</code>.</p>" },
          "Mode": { "shape": "Choice" },
          "iamRole": { "shape": "RoleSpec" },
          "Steps": { "shape": "StepList" },
          "Options": { "shape": "TextMap", "documentation": "With an option, <b>logs:CreateLogGroup</b> is needed; arn:demo:GetThing is no action." },
          "BucketName": { "shape": "Text" },
          "homeUrl": { "shape": "Text", "documentation": "The page of the thing." },
          "resultUrl": { "shape": "Text", "documentation": "An address such as <code>s3://bucket/key</code>." },
          "reportPath": { "shape": "S3Path" } } },
        "StepList": { "type": "list", "member": { "shape": "Step" } },
        "Step": { "type": "structure", "members": { "RoleArn": { "shape": "Text" }, "Then": { "shape": "StepList" } } },
        "RoleSpec": { "type": "structure", "members": { "RoleArn": { "shape": "Text" } } },
        "TextMap": { "type": "map", "key": { "shape": "Text" }, "value": { "shape": "Text" } },
        "TextList": { "type": "list", "member": { "shape": "Text" } },
        "S3Path": { "type": "string", "pattern": "^(https|s3)://.+$" },
        "Choice": { "type": "string", "enum": ["A", "B"] },
        "Text": { "type": "string", "min": 1, "documentation": "Any text." }
        """;

    public const string Text = $$"""
        {
          "metadata": { "apiVersion": "2026-01-01", "serviceId": "Demo", "endpointPrefix": "demo", "protocol": "json", "uid": "demo-2026" },
          "operations": {
            "PutThing": { "name": "PutThing", "http": { "method": "POST" }, "input": { "shape": "PutThingRequest", "documentation": "x" },
              "documentation": "<p>Needs <code>demo:PutThing</code>, <code>Demo:GetThing</code>, demo:getthing, demo:GetThing and demo:NoSuchAction.</p>" },
            "GetThing": { "name": "GetThing", "input": { "shape": "PutThingRequest" } },
            "Ping": { "name": "Ping" }
          },
          "shapes": { {{Shapes}} }
        }
        """;

    /// <summary>An operation of the model, under the name of a service.</summary>
    public static ApiOperation Operation(string name, string service = "demo") => new ApiModel(service, JsonDocument.Parse(Text).RootElement).Operations.Single(operation => operation.Name == name);
}
