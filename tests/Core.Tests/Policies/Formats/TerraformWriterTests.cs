using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Formats;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

/// <summary>Terraform as text; tests/Formats reads it back with HashiCorp's parser.</summary>
public sealed class TerraformWriterTests
{
    [Fact]
    public void Policy_IsADocumentWithAVariableForEachInput()
    {
        var role = Templates.Need("iam:PassRole", "${Arn:ROLE}arn:${Partition}:iam::${AnyAccount}:role/*") with
        {
            Member = "Amazon.Lambda.IAmazonLambda.CreateFunctionAsync",
            Conditions = List(new PolicyCondition("StringEquals", "iam:PassedToService", List("ec2.${DnsSuffix}", "lambda.amazonaws.com"))),
        };

        Assert.Equal(
            """
            # IAM permissions that App needs.
            # Written by the build of App, which replaces the whole file.

            variable "app_bucket" {
              description = "The program's input BUCKET, which is part of arn:aws:s3:::<BUCKET>/*; for IAmazonS3.GetObjectAsync."
              type        = string
              nullable    = false
            }

            variable "app_role_arn" {
              description = "The ARN of what the program's input ROLE names, such as arn:aws:iam::*:role/*; for IAmazonLambda.CreateFunctionAsync."
              type        = string
              nullable    = false
            }

            data "aws_partition" "app" {}

            data "aws_iam_policy_document" "app" {
              statement {
                sid    = "IamRoleByPassedToService"
                effect = "Allow"

                actions = [
                  "iam:PassRole",
                ]

                resources = [
                  var.app_role_arn,
                ]

                condition {
                  test     = "StringEquals"
                  variable = "iam:PassedToService"

                  values = [
                    "ec2.${data.aws_partition.app.dns_suffix}",
                    "lambda.amazonaws.com",
                  ]
                }
              }

              statement {
                sid    = "S3Object"
                effect = "Allow"

                actions = [
                  "s3:GetObject",
                ]

                resources = [
                  "arn:${data.aws_partition.app.partition}:s3:::${var.app_bucket}/*",
                ]
              }
            }

            """,
            TerraformWriter.Write(Templates.One(role, Templates.Need("s3:GetObject", "arn:${Partition}:s3:::${Input:BUCKET}/*"))));
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/${*}", """ "arn:aws:s3:::b/$${*}" """)]
    [InlineData("arn:aws:s3:::b/%{x}", """ "arn:aws:s3:::b/%%{x}" """)]
    [InlineData("arn:aws:s3:::b/100% $5", """ "arn:aws:s3:::b/100% $5" """)]
    [InlineData("arn:aws:s3:::b/${$}{x}", """ "arn:aws:s3:::b/$${$}{x}" """)]
    [InlineData("arn:aws:s3:::b/$${*}", """ "arn:aws:s3:::b/${"$$"}{*}" """)]
    [InlineData("arn:aws:s3:::b/$${Input:KEY}", """ "arn:aws:s3:::b/${"$"}${var.app_key}" """)]
    [InlineData("arn:aws:s3:::b/&{x}", """ "arn:aws:s3:::b/?{x}" """)]
    [InlineData("arn:aws:s3:::b/\"\\", """ "arn:aws:s3:::b/\"\\" """)]
    public void MarksOfHclAndOfTheDataSource_AreEscaped(string resource, string written)
        => Assert.Contains("      " + written.Trim() + ",\n", TerraformWriter.Write(Templates.One(Templates.Need("s3:GetObject", resource))), StringComparison.Ordinal);

    [Fact]
    public void SecondDocument_IsNumbered()
    {
        var needs = Enumerable.Range(0, 120).Select(i => Templates.Need("s3:GetObject", $"arn:aws:s3:::a-bucket-with-a-rather-long-name/folder-{i}/*")).ToArray();

        Assert.Contains("\ndata \"aws_iam_policy_document\" \"app_2\" {\n", TerraformWriter.Write(Templates.One(needs)), StringComparison.Ordinal);
    }
}
