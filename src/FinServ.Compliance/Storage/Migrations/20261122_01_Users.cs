using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>Users, roles and what ASP.NET Core Identity keeps beside them.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_01_Users")]
internal sealed class Users : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "roles",
            table => new
            {
                id = table.Column<string>(nullable: false),
                name = table.Column<string>(maxLength: 256, nullable: true),
                normalized_name = table.Column<string>(maxLength: 256, nullable: true),
                concurrency_stamp = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_roles", row => row.id);
            });

        migrationBuilder.CreateTable(
            "users",
            table => new
            {
                id = table.Column<string>(nullable: false),
                display_name = table.Column<string>(maxLength: 200, nullable: false),
                employee_id = table.Column<string>(maxLength: 100, nullable: true),
                unit_ids = table.Column<string>(nullable: false),
                language = table.Column<string>(maxLength: 10, nullable: false),
                is_sample = table.Column<bool>(nullable: false),
                user_name = table.Column<string>(maxLength: 256, nullable: true),
                normalized_user_name = table.Column<string>(maxLength: 256, nullable: true),
                email = table.Column<string>(maxLength: 256, nullable: true),
                normalized_email = table.Column<string>(maxLength: 256, nullable: true),
                email_confirmed = table.Column<bool>(nullable: false),
                password_hash = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: true),
                concurrency_stamp = table.Column<string>(nullable: true),
                phone_number = table.Column<string>(nullable: true),
                phone_number_confirmed = table.Column<bool>(nullable: false),
                two_factor_enabled = table.Column<bool>(nullable: false),
                lockout_end = table.Column<long>(nullable: true),
                lockout_enabled = table.Column<bool>(nullable: false),
                access_failed_count = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_users", row => row.id);
            });

        migrationBuilder.CreateTable(
            "role_claims",
            table => new
            {
                id = table.Column<int>(nullable: false).Counted(),
                role_id = table.Column<string>(nullable: false),
                claim_type = table.Column<string>(nullable: true),
                claim_value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_role_claims", row => row.id);
                table.ForeignKey("fk_role_claims_roles_role_id", row => row.role_id, "roles", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "user_claims",
            table => new
            {
                id = table.Column<int>(nullable: false).Counted(),
                user_id = table.Column<string>(nullable: false),
                claim_type = table.Column<string>(nullable: true),
                claim_value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_claims", row => row.id);
                table.ForeignKey("fk_user_claims_users_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "user_logins",
            table => new
            {
                login_provider = table.Column<string>(nullable: false),
                provider_key = table.Column<string>(nullable: false),
                provider_display_name = table.Column<string>(nullable: true),
                user_id = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_logins", row => new { row.login_provider, row.provider_key });
                table.ForeignKey("fk_user_logins_users_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "user_roles",
            table => new
            {
                user_id = table.Column<string>(nullable: false),
                role_id = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_roles", row => new { row.user_id, row.role_id });
                table.ForeignKey("fk_user_roles_roles_role_id", row => row.role_id, "roles", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_user_roles_users_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "user_tokens",
            table => new
            {
                user_id = table.Column<string>(nullable: false),
                login_provider = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_tokens", row => new { row.user_id, row.login_provider, row.name });
                table.ForeignKey("fk_user_tokens_users_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_role_claims_role_id", "role_claims", ["role_id"]);
        migrationBuilder.CreateIndex("role_name_index", "roles", ["normalized_name"], unique: true);
        migrationBuilder.CreateIndex("ix_user_claims_user_id", "user_claims", ["user_id"]);
        migrationBuilder.CreateIndex("ix_user_logins_user_id", "user_logins", ["user_id"]);
        migrationBuilder.CreateIndex("ix_user_roles_role_id", "user_roles", ["role_id"]);
        migrationBuilder.CreateIndex("email_index", "users", ["normalized_email"]);
        migrationBuilder.CreateIndex("ix_users_employee_id", "users", ["employee_id"]);
        migrationBuilder.CreateIndex("user_name_index", "users", ["normalized_user_name"], unique: true);
    }
}
