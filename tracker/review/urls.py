"""The addresses of the review room that the public may use, from the site's root. The desk is in the admin."""

from django.urls import path

from tracker.review import views

app_name = "review"
urlpatterns = [
    path("report/", views.report_page, name="report"),
    path("report/thanks/", views.reported_page, name="reported"),
]
