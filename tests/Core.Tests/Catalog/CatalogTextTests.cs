using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>The catalogue's text format, and what becomes of damaged text.</summary>
public class CatalogTextTests
{
    private static readonly ServiceNames Names = new("demo", "demo", "Amazon.Demo", "IAmazonDemo", "AmazonDemoClient");

    private const string Service = """
        # Amazon.Demo
        method Fetch Get when:!Key
        method Fetch List when:Key

        Create demo:Make when:Name|Mode=a|b Name={Name} big%20thing@{Arn} if:StringEquals:demo:Key=x|y
         ?demo:Tag # if tags are set
         ~kms:Decrypt if:StringLike:kms:ViaService=demo.*.${DnsSuffix}
        Get
        List free
        Tag unknown

        """;

    private const string Reference = """
        service Demo
        key demo:One String
        key demo:Two Bool
        set 1
        set 1 2
        set aws:Else
        type big%20thing arn:${Partition}:demo:::thing/${Name} #3
        type item arn:${Partition}:demo:::item/${Name}

        Make WP big%20thing*+#2 item #1
        Show LR

        """;

    [Fact]
    public void Operation_IsReadWithAllItsParts()
    {
        var permissions = new ServiceEntry(Names, Service).FindOperation("Create")!.Permissions;

        Assert.Equal(3, permissions.Count);
        Assert.Equal("demo:Make when:Name|Mode=a|b if:StringEquals:demo:Key=x|y", CatalogView.Text(permissions[0]));
        Assert.Equal([new ResourceTemplate("", "Name", "{Name}"), new ResourceTemplate("big thing", "", "{Arn}")], permissions[0].Resources);
        Assert.Equal((PermissionKind.Possible, "if tags are set"), (permissions[1].Kind, permissions[1].Note));
        Assert.Equal("~kms:Decrypt if:StringLike:kms:ViaService=demo.*.${DnsSuffix}", CatalogView.Text(permissions[2]));
    }

    [Fact]
    public void OperationWithoutMore_NeedsTheActionOfItsName()
        => Assert.Equal(["demo:Get"], new ServiceEntry(Names, Service).FindOperation("Get")!.Permissions.Select(CatalogView.Text));

    [Theory]
    [InlineData("List", OperationStatus.PermissionFree)]
    [InlineData("Tag", OperationStatus.Unknown)]
    public void OperationWithoutPermissions_SaysWhy(string name, OperationStatus status)
    {
        var operation = new ServiceEntry(Names, Service).FindOperation(name)!;

        Assert.Equal(status, operation.Status);
        Assert.Empty(operation.Permissions);
    }

    [Fact]
    public void MethodLines_GiveTheTargets()
        => Assert.Equal(
            ["Get !Key", "List Key"],
            new ServiceEntry(Names, Service).FindMethod("Fetch").Select(target => $"{target.Operation.Name} {target.Trigger!.Text}"));

    [Fact]
    public void Reference_IsReadWithAllItsParts()
    {
        var prefix = ReferenceText.Parse("demo", Reference);
        var make = prefix.FindAction("MAKE")!;

        Assert.Equal("Demo", prefix.Name);
        Assert.Equal("demo:Make", make.Name);
        Assert.Equal(AccessLevels.Write | AccessLevels.PermissionsManagement, make.Access);
        Assert.Equal(["demo:One"], make.ConditionKeys);
        Assert.Equal(("big thing", true, true), (make.Resources[0].Type.Name, make.Resources[0].IsRequired, make.Resources[0].IsCreated));
        Assert.Equal(["demo:One", "demo:Two"], make.Resources[0].ConditionKeys);
        Assert.Equal(["aws:Else"], make.Resources[0].Type.ConditionKeys);
        Assert.Equal(("item", false, false), (make.Resources[1].Type.Name, make.Resources[1].IsRequired, make.Resources[1].IsCreated));
        Assert.Equal("Bool", prefix.ConditionKeys["DEMO:two"]);
    }

    [Theory]
    [InlineData("Get nonsense")]
    [InlineData("Get when:query writes")]
    [InlineData("Get if:StringEquals")]
    [InlineData("Get if:nokey=x")]
    [InlineData("Get\n demo")]
    [InlineData("Get\n when:Tags")]
    public void DamagedOperation_IsRefusedByTheStrictReader(string entry)
        => Assert.Throws<FormatException>(() => new ServiceEntry(Names, "# demo\n\n" + entry + "\n").ParseStrictly());

    [Theory]
    [InlineData("Get nonsense")]
    [InlineData("Get when:query writes")]
    [InlineData("Get\n demo")]
    public void DamagedOperation_IsUnknownToTheCompiler(string entry)
    {
        var operation = new ServiceEntry(Names, "# demo\n\n" + entry + "\n").FindOperation("Get")!;

        Assert.Equal(OperationStatus.Unknown, operation.Status);
    }

    [Theory]
    [InlineData("nonsense", "Make W")]
    [InlineData("service Demo", "Make")]
    [InlineData("service Demo", "Make X")]
    [InlineData("service Demo", "Make W nosuchtype")]
    [InlineData("service Demo", "Make W #9")]
    [InlineData("service Demo", "Make W #x")]
    [InlineData("service Demo\nset 1", "Make W")]
    public void DamagedReference_IsRefused(string header, string entry)
        => Assert.Throws<FormatException>(() => ReferenceText.Parse("demo", header + "\n\n" + entry + "\n"));

    [Theory]
    [InlineData("Upload => s3:PutObject")]
    [InlineData("type A.B\nUpload")]
    [InlineData("type A.B\n=> s3:PutObject")]
    [InlineData("type A.B\nUpload => PutObject")]
    public void DamagedHelper_IsRefused(string text) => Assert.Throws<FormatException>(() => HelperText.Parse(text).ToList());

    [Theory]
    [InlineData("")]
    [InlineData("# only a header")]
    [InlineData("\n\n\n")]
    public void TextWithoutEntries_HasNone(string text)
    {
        var service = new ServiceEntry(Names, text);

        Assert.Null(service.FindOperation("Get"));
        Assert.Empty(service.FindMethod("Get"));
        Assert.Empty(service.RenamedMethods);
    }
}
