using IamAnalyzers.Core.Policies.Formats;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

public sealed class TemplateNameTests
{
    [Theory]
    [InlineData("REPORTS_BUCKET", "reports_bucket", "ReportsBucket")]
    [InlineData("Storage:ReportsBucket", "storage_reports_bucket", "StorageReportsBucket")]
    [InlineData("StorageOptions.Bucket", "storage_options_bucket", "StorageOptionsBucket")]
    [InlineData("args[0]", "args_0", "Args0")]
    [InlineData("S3Backup", "s3_backup", "S3Backup")]
    [InlineData("IAMUserName", "iam_user_name", "IamUserName")]
    [InlineData("AWS_REGION2", "aws_region2", "AwsRegion2")]
    [InlineData("2ND_BUCKET", "value_2_nd_bucket", "Value2NdBucket")]
    [InlineData("größe", "gr_e", "GrE")]
    [InlineData("*", "value", "Value")]
    [InlineData("", "value", "Value")]
    public void Words_AreReadFromAnyWayOfNaming(string text, string snake, string pascal)
    {
        var name = TemplateName.Of(text);

        Assert.Equal((snake, pascal), (name.Snake, name.Pascal));
    }
}
