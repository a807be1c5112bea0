# Written for Django 5.2: what people were told, how they want to hear of it, quiet hours.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0007_no_remarks"),
    ]

    operations = [
        migrations.AddField(
            model_name="reminderway",
            name="held",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="shop",
            name="quiet_from",
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddField(
            model_name="shop",
            name="quiet_to",
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddField(
            model_name="shop",
            name="urgent",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="shop",
            name="zone",
            field=models.CharField(default="Asia/Shanghai", max_length=64),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=300)),
                ("case", models.CharField(blank=True, max_length=160)),
                ("told", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("shown", models.BooleanField(default=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="web.shop"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tries", models.IntegerField(default=0)),
                ("not_before", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outgoing",
                        to="web.notice",
                    ),
                ),
                (
                    "way",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="web.reminderway"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mail", models.TextField(blank=True)),
                ("ways", models.JSONField(default=dict)),
                ("own_hours", models.BooleanField(default=False)),
                ("quiet_from", models.CharField(blank=True, max_length=5)),
                ("quiet_to", models.CharField(blank=True, max_length=5)),
                ("urgent", models.BooleanField(default=True)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach",
                        to="web.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Heard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("case", models.CharField(max_length=160)),
                ("seq", models.BigIntegerField()),
                (
                    "shop",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="web.shop"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("shop", "case"), name="heard_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["account", "shop", "read_at"], name="unread_notices"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("account", "shop", "key"), name="told_once"),
        ),
        migrations.AddConstraint(
            model_name="outgoing",
            constraint=models.UniqueConstraint(fields=("notice", "way"), name="one_outgoing"),
        ),
    ]
