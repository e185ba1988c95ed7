using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>What must hold for all services, operations and actions.</summary>
public class CatalogConsistencyTests
{
    private static IEnumerable<ServiceEntry> Services => AwsCatalog.Default.ServiceIds.Select(id => AwsCatalog.Default.FindService(id)!);

    private static IEnumerable<(OperationEntry Operation, PermissionEntry Permission)> Permissions
        => from service in Services
           from operation in service.Operations
           from permission in operation.Permissions
           select (operation, permission);

    [Fact]
    public void EveryFile_IsReadStrictly()
    {
        foreach (var service in Services) Assert.Equal(service.Operations.Count, service.ParseStrictly().Count);
        foreach (var prefix in AwsCatalog.Default.Prefixes)
        {
            var entry = ReferenceText.Parse(prefix, CatalogResource.Read("Actions/" + prefix)!);
            Assert.Equal(prefix, entry.Prefix);
            Assert.NotEmpty(entry.Name);
        }
    }

    [Fact]
    public void EveryCheckedArn_IsOfAnActionWithoutResourceTypes()
    {
        Assert.NotEmpty(CheckedArns.Actions);
        Assert.All(CheckedArns.Actions, static action =>
        {
            Assert.Empty(AwsCatalog.Default.FindAction(action)!.Resources);
            Assert.Matches("^arn:aws:(" + action.Split(':')[0] + "|ssm):", CheckedArns.Find(action, "aws")!);
        });
    }

    [Fact]
    public void EveryPerhapsCheckedArn_IsOfActionsOfTheCatalogue()
    {
        Assert.NotEmpty(CheckedArns.PerhapsActions);
        Assert.All(CheckedArns.PerhapsActions, static action =>
        {
            Assert.True(action[^1] == '*' ? AwsCatalog.Default.FindPrefix(action.Split(':')[0]) is not null : AwsCatalog.Default.FindAction(action) is not null, action);
            Assert.All(CheckedArns.FindPerhaps(action, "aws"), static arn => Assert.Equal(6, arn.Split(':').Length));
        });
    }

    [Fact]
    public void EveryAction_IsInTheReferenceAsWritten()
        => Assert.Empty(Permissions
            .Where(pair => AwsCatalog.Default.FindAction(pair.Permission.Action)?.Name != pair.Permission.Action)
            .Select(pair => $"{pair.Operation.Service} {pair.Operation.Name} {pair.Permission.Action}"));

    [Fact]
    public void EveryOperation_HasPermissionsExactlyWhenMapped()
        => Assert.Empty(Services.SelectMany(service => service.Operations)
            .Where(operation => (operation.Status == OperationStatus.Mapped) != (operation.Permissions.Count > 0))
            .Select(operation => operation.Service + " " + operation.Name));

    [Fact]
    public void EveryTrigger_IsMembersAndValues_NotASentence()
    {
        var triggers = Permissions.Select(pair => pair.Permission.Trigger).OfType<Trigger>().ToList();

        Assert.NotEmpty(triggers);
        Assert.All(triggers, trigger => Assert.Matches(@"^[A-Za-z0-9_.,|!=^*:/-]+$", trigger.Text));
    }

    [Theory]
    [InlineData("ec2", 800)]
    [InlineData("iam", 176)]
    public void Ec2AndIam_HaveNoUnknownOperation(string service, int count)
    {
        var operations = AwsCatalog.Default.FindService(service)!.Operations;

        Assert.Equal(count, operations.Count);
        Assert.DoesNotContain(operations, operation => operation.Status == OperationStatus.Unknown);
    }

    [Fact]
    public void OperationsAndActions_AreSortedAndUnique()
    {
        foreach (var service in Services) AssertSorted(service.Operations.Select(operation => operation.Name));
        foreach (var prefix in AwsCatalog.Default.Prefixes) AssertSorted(AwsCatalog.Default.FindPrefix(prefix)!.Actions.Select(action => action.Name));
        AssertSorted(AwsCatalog.Default.ServiceIds);
        AssertSorted(AwsCatalog.Default.Prefixes);
    }

    [Fact]
    public void EveryTemplate_IsOnATypeOrVariableOfItsAction()
    {
        var wrong = new List<string>();
        foreach (var (operation, permission) in Permissions)
        {
            var types = AwsCatalog.Default.FindAction(permission.Action)!.Resources.Select(resource => resource.Type).ToList();
            foreach (var resource in permission.Resources)
            {
                var isKnown = resource.Variable.Length > 0
                    ? types.Exists(type => type.Arn.Contains("${" + resource.Variable + "}", StringComparison.Ordinal))
                    : resource.ResourceType.Length == 0 || types.Exists(type => type.Name == resource.ResourceType);
                if (!isKnown) wrong.Add($"{operation.Service} {operation.Name} {permission.Action} {resource}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryCondition_IsOnAKeyOfItsPrefix()
        => Assert.Empty(
            from pair in Permissions
            from condition in pair.Permission.Conditions
            let prefix = pair.Permission.Action[..pair.Permission.Action.IndexOf(':', StringComparison.Ordinal)]
            where !AwsCatalog.Default.FindPrefix(prefix)!.ConditionKeys.ContainsKey(condition.Key)
            select $"{pair.Operation.Service} {pair.Operation.Name} {condition.Key}");

    [Fact]
    public void ConditionWithAWildcard_HasAnOperatorThatReadsIt()
        => Assert.Empty(
            from pair in Permissions
            from condition in pair.Permission.Conditions
            where condition.Values.Any(value => value.Contains('*', StringComparison.Ordinal)) && !condition.Operator.EndsWith("Like", StringComparison.Ordinal)
            select $"{pair.Operation.Service} {pair.Operation.Name} {condition}");

    [Theory]
    [InlineData("iam:PassRole", "iam:PassedToService")]
    [InlineData("iam:CreateServiceLinkedRole", "iam:AWSServiceName")]
    [InlineData("kms:CreateGrant", "kms:GrantIsForAWSResource")]
    public void Delegation_IsNeverOpen(string action, string key)
    {
        var emitted = Permissions
            .Where(pair => pair.Permission.Action == action && pair.Permission.Kind != PermissionKind.Deployment)
            .Where(pair => pair.Operation is not { Service: "kms", Name: "CreateGrant" })
            .ToList();

        Assert.NotEmpty(emitted);
        Assert.Empty(emitted
            .Where(pair => pair.Permission.Conditions.All(condition => condition.Key != key))
            .Select(pair => pair.Operation.Service + " " + pair.Operation.Name));
    }

    [Fact]
    public void RightsThatAreOnlyCalledDependent_AreNotEmitted()
        => Assert.DoesNotContain(Permissions, pair =>
            pair.Permission is { Kind: PermissionKind.Possible, Trigger: null, Conditions.Count: 0 }
            && pair.Permission.Action.StartsWith("iam:", StringComparison.Ordinal)
            && (AwsCatalog.Default.FindAction(pair.Permission.Action)!.Access & (AccessLevels.Write | AccessLevels.PermissionsManagement)) != 0);

    [Fact]
    public void EveryPossibleOrDeploymentPermission_SaysWhy()
        => Assert.Empty(Permissions
            .Where(pair => pair.Permission.Kind != PermissionKind.Needed && pair.Permission.Note.Length == 0)
            .Select(pair => $"{pair.Operation.Service} {pair.Operation.Name} {pair.Permission.Action}"));

    [Fact]
    public void Placeholders_AreThoseThatThePolicyFills()
        => Assert.Empty(
            from pair in Permissions
            from text in pair.Permission.Conditions.SelectMany(condition => condition.Values).Concat(pair.Permission.Resources.Select(resource => resource.Template))
            where ArnPlaceholders.All.Aggregate(text, (rest, placeholder) => rest.Replace(placeholder, "", StringComparison.Ordinal)).Contains('$', StringComparison.Ordinal)
            select text);

    private static void AssertSorted(IEnumerable<string> names)
    {
        var list = names.ToList();
        Assert.Equal(list.Distinct().Order(StringComparer.Ordinal), list);
    }
}
